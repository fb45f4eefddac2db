export { list, record } from "./assistance"
