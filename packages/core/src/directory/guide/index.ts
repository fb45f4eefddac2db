export { coverage, find, publicGuide } from "./guide"
