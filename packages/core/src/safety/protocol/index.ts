export { changes, discard, drafted, list, publish, read, saveDraft, workshop, workshops } from "./protocol"
