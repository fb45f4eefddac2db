export { finish, list, log, reach, start } from "./contact"
