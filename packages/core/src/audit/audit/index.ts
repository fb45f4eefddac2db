export { list } from "./audit"
