import { useQuery } from "@tanstack/solid-query"
import type { CancelReason } from "@ventanilla/core/outreach/training/schema"
import type { z } from "zod"
import { ask, client, keyed } from "../../api"
import { useCatalogues } from "../../casework/casefile/sheet/sheet.calls"
import { given, write } from "../../context/call"

export const lastDay = (month: string) =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10)

export const listTrainings = (month: string, cursor?: string) =>
  ask(client.api.trainings.$get({ query: { from: `${month}-01`, to: lastDay(month), ...given({ cursor }) } }))
export const planTraining = write(client.api.trainings)

const one = () => client.api.trainings[":trainingID"]
const readTraining = (trainingID: string) => ask(one().$get({ param: { trainingID } }))
export const holdTraining = write(one().hold, "trainingID")
export const cancelTraining = (trainingID: string, reason: z.infer<typeof CancelReason>, key: string) =>
  ask(one().cancel.$post({ param: { trainingID }, json: { reason } }, keyed(key)))
export const followTraining = write(one().follow, "trainingID")

export const useTraining = (trainingID: () => string) =>
  useQuery(() => ({ queryKey: ["trainings", "one", trainingID()], queryFn: () => readTraining(trainingID()) }))

/** What headquarters offers to every consulate. */
export function useOffers() {
  const { entries } = useCatalogues()
  return () => entries("training_offer").filter(({ retired }) => !retired)
}
