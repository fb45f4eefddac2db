export * from "./protocolrun"
