export * as Protocol from "./protocol"
