import type { OfficeCode } from "./cast"
import type { Diary } from "./diary"
import type { Hand, Who } from "./hand"

const kinds = ["talk", "workshop", "health_fair", "legal_advice", "mobile_consulate", "saturday_session"] as const
const campaigns = [["vaim"], ["semana_mujer"], ["pale"], ["vds"], ["saime"], ["sixteen_days"]] as const
const zones = { PHL: "America/New_York", CHI: "America/Chicago", HOU: "America/Chicago", LAX: "America/Los_Angeles" }

/** A year of activities in four consulates, so that charts and the map have something to move; and last month's report. */
export function months(diary: Diary, hand: Hand, coordinatorOf: (code: OfficeCode) => Who) {
  const year = Object.entries({ PHL: 2, CHI: 1, HOU: 1, LAX: 1 }) as [keyof typeof zones, number][]
  for (const [at, [code, perMonth]] of year.entries())
    diary.on(4, 30 + at, async () => {
      for (let back = 12; back >= 1; back--)
        for (let turn = 0; turn < perMonth; turn++)
          await hand.post(coordinatorOf(code), "/outreaches/record", activity(code, at, back, turn))
    })
  // It is the one of last month, whatever day this is.
  diary.last(20, async () => {
    const month = monthBack(1)
    const who = coordinatorOf("PHL")
    const { reportID = "" } = await hand.post(who, "/reports", { month })
    await hand.post(who, `/reports/${reportID}/approve`, { version: 1 })
  })

  const monthBack = (back: number) => {
    const now = hand.cloud.clock.now()
    return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 15)).toISOString().slice(0, 7)
  }

  function activity(code: keyof typeof zones, at: number, back: number, turn: number) {
    const number = back * 5 + turn * 3 + at
    const women = 14 + ((number * 7) % 23) + (12 - back) * (at === 1 ? 1 : 2)
    const day = `${monthBack(back)}-${turn ? "21" : "09"}`
    return {
      kind: kinds[number % kinds.length],
      campaign: campaigns[number % campaigns.length]?.[0],
      programmes: ["vaim"],
      title: turn ? "Jornada de orientación" : "Plática: relaciones sin violencia",
      startsAt: `${day}T16:00:00Z`,
      endsAt: `${day}T18:00:00Z`,
      timeZone: zones[code],
      place: "Centro comunitario",
      heads: { women, girls: number % 6, men: number % 9, boys: number % 4, other: 0, unknown: number % 3 },
      services: { legal_immigration: 1 + (number % 5) },
      detections: number % 3,
      costs: [],
    }
  }
}
