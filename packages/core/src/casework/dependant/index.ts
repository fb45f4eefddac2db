export { add, change, list, remove } from "./dependant"
