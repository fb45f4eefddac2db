export { ask, handover, instrument, lines, list } from "./risk"
