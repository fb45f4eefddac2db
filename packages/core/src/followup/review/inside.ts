export * as Review from "./review"
