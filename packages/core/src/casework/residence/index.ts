export { note, read } from "./residence"
