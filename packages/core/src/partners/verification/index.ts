export { accept, answer, ask, assure, clearTrouble, list, look, noteTrouble, reject, troubles } from "./verification"
