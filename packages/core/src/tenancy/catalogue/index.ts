export { list, publish, read } from "./catalogue"
