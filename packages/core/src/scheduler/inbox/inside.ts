export * as Inbox from "./inbox"
