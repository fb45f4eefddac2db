export * as Fund from "./fund"
