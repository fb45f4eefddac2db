export * as Attachment from "./attachment"
