export { begin, createDownloadToken, finish, list, part, remove, serve } from "./attachment"
