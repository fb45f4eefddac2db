export { assign, change, close, count, fromID, list, open, reopen } from "./casefile"
