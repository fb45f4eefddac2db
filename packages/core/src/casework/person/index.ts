export { changeContact, fromID, hold } from "./person"
