export * as Training from "./training"
