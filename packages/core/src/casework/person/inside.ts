export * as Person from "./person"
