export { follow, fromID, list, record, summary } from "./notification"
