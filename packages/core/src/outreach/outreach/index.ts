export { cancel, change, fromID, hold, icsOf, list, plan, publicCalendar, record, today } from "./outreach"
