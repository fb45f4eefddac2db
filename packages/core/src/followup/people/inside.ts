export * as People from "./people"
