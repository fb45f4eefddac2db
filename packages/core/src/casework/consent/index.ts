export { ledger } from "./consent"
