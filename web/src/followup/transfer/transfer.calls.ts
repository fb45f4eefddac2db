import type { OpenInput } from "@ventanilla/core/casework/casefile/schema"
import type { ReturnReason } from "@ventanilla/core/followup/transfer/schema"
import type { z } from "zod"
import { ask, client, keyed, Problem } from "../../api"
import { given, write } from "../../context/call"

export const listTransfers = (casefileID: string) => ask(client.api.transfers.$get({ query: { casefileID } }))
export const listArrived = (stage: "open" | "closed", cursor?: string) =>
  ask(client.api.transfers.arrived.$get({ query: { stage, ...given({ cursor }) } }))
export const sendTransfer = write(client.api.transfers)

const one = () => client.api.transfers[":transferID"]
export const readTransfer = (transferID: string) => ask(one().$get({ param: { transferID } }))
export const withdrawTransfer = (transferID: string, key: string) =>
  ask(one().withdraw.$post({ param: { transferID }, json: {} }, keyed(key)))
export const acceptTransfer = (transferID: string, file: z.input<typeof OpenInput>, key: string) =>
  ask(one().accept.$post({ param: { transferID }, json: { file } }, keyed(key))).catch((error: unknown) => {
    throw error instanceof Problem ? error.ofPart("file") : error
  })
export const returnTransfer = (transferID: string, reason: ReturnReason, key: string) =>
  ask(one().return.$post({ param: { transferID }, json: { reason } }, keyed(key)))
