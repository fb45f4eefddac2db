import { pdf } from "../../support/files"
import type { Story } from "../journeys"
import { keptAndRemoved } from "./attached"

/** Authorities are trained, an arrest is notified, a colleague is certified and her course about to expire. */
export const training: Story = async (world, ids, who, act, nextMorning) => {
  const planned = async () => ({ ...ids, trainingID: (await act("POST /api/trainings", ids, who)).trainingID ?? "" })
  const held = await planned()
  for (const step of ["hold", "follow"]) await act(`POST /api/trainings/:trainingID/${step}`, held, who)
  await keptAndRemoved(
    await pdf("Presentación"),
    { owner: "training", ownerID: held.trainingID, purpose: "slides" },
    ids,
    who,
    act,
  )
  await act("POST /api/trainings/:trainingID/cancel", await planned(), who)
  await act("GET /api/trainings", ids, who)
  await act("GET /api/trainings/:trainingID", held, who)
  const { notificationID = "" } = await act("POST /api/notifications", ids, who)
  const told = { ...ids, notificationID }
  await act("GET /api/notifications/:notificationID", told, who)
  await act("POST /api/notifications/:notificationID", told, who)
  await act("GET /api/notifications", ids, who)
  await act("GET /api/notifications/summary", ids, who)
  const { items = [] } = await act("GET /api/staff", ids, who)
  const colleague = { ...ids, staffID: items[0]?.staffID ?? "" }
  const soon = new Date(world.cloud.clock.now().getTime() + 12 * 86_400_000).toISOString().slice(0, 10)
  await act("POST /api/staff/:staffID/certificates", colleague, who, {
    course: "gbv_protocol",
    hours: 20,
    issuedOn: "2026-01-15",
    validUntil: soon,
  })
  await nextMorning()
}
