export * as Outreach from "./outreach"
