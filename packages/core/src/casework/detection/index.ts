export { create, dismiss, fromID, list, mine, release, take } from "./detection"
