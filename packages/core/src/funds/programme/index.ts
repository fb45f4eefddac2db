export { catalogue, list, publish } from "./programme"
