import type { AskInput, HandoverInput, InstrumentInput } from "@ventanilla/core/safety/risk/schema"
import type { Plan } from "@ventanilla/core/safety/safetyplan/schema"
import type { z } from "zod"
import { type AsRead, ask, client, keyed } from "../../api"

const risks = () => client.api.risks
export const readRisk = (casefileID: string) => ask(risks().$get({ query: { casefileID } }))
export const readLines = () => ask(risks().lines.$get())
export const askFlags = (json: z.input<typeof AskInput>, key: string) => ask(risks().ask.$post({ json }, keyed(key)))
export const recordInstrument = (json: z.input<typeof InstrumentInput>, key: string) =>
  ask(risks().instrument.$post({ json }, keyed(key)))
export const handOver = (json: z.input<typeof HandoverInput>, key: string) =>
  ask(risks().handover.$post({ json }, keyed(key)))

const plan = () => client.api.safetyplans[":casefileID"]
export const readPlan = (casefileID: string) => ask(plan().$get({ param: { casefileID } }))
export const keepPlan = (casefileID: string, json: { version: AsRead; plan: Plan }, key: string) =>
  ask(plan().keep.$post({ param: { casefileID }, json: { sheWants: true, ...json } }, keyed(key)))
export const forgetPlan = (casefileID: string, version: AsRead, key: string) =>
  ask(plan().forget.$post({ param: { casefileID }, json: { version } }, keyed(key)))
