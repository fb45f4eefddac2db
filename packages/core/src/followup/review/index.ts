export { ask, list, queue, settle } from "./review"
