export { edition, fromID, instrument, list, publicPage, publishInstrument, record } from "./screening"
