export { change, list, record, remove } from "./incident"
