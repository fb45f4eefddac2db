export { begin, finish, leave, list, part, remove, serve } from "./attachment"
