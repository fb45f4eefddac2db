export { cancel, done, list, plan, snooze } from "./followup"
