export { read } from "./caseload"
