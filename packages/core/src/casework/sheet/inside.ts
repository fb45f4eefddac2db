export * as Sheet from "./sheet"
