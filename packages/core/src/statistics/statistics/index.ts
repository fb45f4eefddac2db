export { publish } from "./statistics"
