import type { Plan } from "@ventanilla/core/safety/safetyplan/schema"
import { type AsRead, ask, client, keyed } from "../../api"
import { write } from "../../context/call"

const risks = () => client.api.risks
export const readRisk = (casefileID: string) => ask(risks().$get({ query: { casefileID } }))
export const readLines = () => ask(risks().lines.$get())
export const askFlags = write(risks().ask)
export const recordInstrument = write(risks().instrument)
export const handOver = write(risks().handover)

const plan = () => client.api.safetyplans[":casefileID"]
export const readPlan = (casefileID: string) => ask(plan().$get({ param: { casefileID } }))
export const keepPlan = (casefileID: string, json: { version: AsRead; plan: Plan }, key: string) =>
  ask(plan().keep.$post({ param: { casefileID }, json: { sheWants: true, ...json } }, keyed(key)))
export const forgetPlan = (casefileID: string, version: AsRead, key: string) =>
  ask(plan().forget.$post({ param: { casefileID }, json: { version } }, keyed(key)))
