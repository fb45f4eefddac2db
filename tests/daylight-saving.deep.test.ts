import { beforeAll, describe, expect, it } from "vitest"
import { caseFileWithConsent, createWorld, partnerOf, referralOf, type Who, type World } from "./support/world"

const zones = {
  Phoenix: "America/Phoenix",
  "Kansas City": "America/Chicago",
  "New York": "America/New_York",
  Madrid: "Europe/Madrid",
}
/** The Sundays of the clock changes in 2030 in the United States and in Europe. */
const changes = ["2030-03-10", "2030-03-31", "2030-10-27", "2030-11-03"]

let world: World
let coordinator: Who

beforeAll(async () => {
  world = await createWorld()
  world.cloud.clock.freeze("2030-03-08T12:00:00.000Z")
  coordinator = (await world.onboard("PHL")).coordinator
})

const localTime = (instant: string, timeZone: string) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(new Date(instant))

describe("a digest at 08:00 on the partner's wall, when the clocks change", () => {
  it.each(changes)(
    "%s: on the day and on the day after, in every zone, once",
    async (sunday) => {
      const eve = Date.parse(`${sunday}T12:00:00.000Z`) - 86_400_000
      await world.cloud.clock.advanceTo(new Date(eve).toISOString(), 4)
      const allies = await Promise.all(
        Object.entries(zones).map(async ([city, timeZone]) => {
          const email = `${city.replace(" ", "")}.${sunday}@partner.example`.toLowerCase()
          const ally = await partnerOf(world, coordinator, email, { timeZone, schedule: { days: [7, 1], minute: 480 } })
          return { ally, timeZone }
        }),
      )
      const queue = async () => {
        for (const { ally } of allies)
          await referralOf(coordinator, ally, await caseFileWithConsent(world, coordinator, ally.organizationID))
      }
      await queue()
      // All ticks of these days run: a digest an hour early or late would show.
      await world.cloud.clock.advanceTo(new Date(eve + 30 * 3_600_000).toISOString())
      await queue()
      await world.cloud.clock.advanceTo(new Date(eve + 54 * 3_600_000).toISOString())
      const monday = new Date(Date.parse(sunday) + 86_400_000).toISOString().slice(0, 10)
      for (const { ally, timeZone } of allies) {
        const sent = world.cloud.mail.list(ally.email).filter(({ tags }) => tags.kind === "digest")
        expect(
          sent.map(({ at }) => localTime(at, timeZone)),
          timeZone,
        ).toEqual([`${sunday} 08:00`, `${monday} 08:00`])
      }
    },
    120_000,
  )
})
