export { forgetClients } from "./clients"
export * from "./commit"
export * as Keys from "./keys"
export * as Store from "./store"
