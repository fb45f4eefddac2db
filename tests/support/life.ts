import { caseFileWithConsent, must, partnerOf, referralOf, type Who, type World } from "./world"

export type Filled = Awaited<ReturnType<typeof fillConsulate>>

/** A consulate with something of every kind in it: people, consents, referrals that were sent, settings of its own. */
export async function fillConsulate(world: World, officeCode: string) {
  const made: { tenantID: string; coordinator: Who } = await world.onboard(officeCode)
  const who = made.coordinator
  const ally = await partnerOf(world, who)
  const files = [
    await caseFileWithConsent(world, who, ally.organizationID),
    await caseFileWithConsent(world, who, ally.organizationID),
  ]
  for (const file of files) await referralOf(who, ally, file)
  await must("POST", "/settings", { who, body: { set: { answerDays: 3 } } })
  await world.cloud.queues.drain()
  return { ...made, personID: files[0]?.personID ?? "", casefileID: files[0]?.casefileID ?? "" }
}
