export { at, entity } from "./entity"
