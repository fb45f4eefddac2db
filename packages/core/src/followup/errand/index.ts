export { answer, ask, cancel, fromID, list, mine, take } from "./errand"
