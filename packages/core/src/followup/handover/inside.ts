export * as Handover from "./handover"
