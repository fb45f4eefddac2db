export * as ProtocolRun from "./protocolrun"
