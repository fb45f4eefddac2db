export { change, fromID } from "./sheet"
