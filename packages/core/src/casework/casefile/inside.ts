export * as CaseFile from "./casefile"
