export { publish, read, whose } from "./district"
