import { mexicanStateCodes } from "@ventanilla/core/data/mexican-states"
import { headGroups } from "@ventanilla/core/data/outreach"
import { givenNames, surnames } from "./names"
import { apportion, type Draw } from "./stream"

type Group = (typeof headGroups)[number]
type Place = { month: string; timeZone: string }
/** A moment of the plan: a day of the month, and a part of the working day (0 to 2). */
export type When = { day: number; part: 0 | 1 | 2 }

/** An activity as it is written down after it was held. */
export type Event = When & {
  month: string
  kind: string
  campaign: string | null
  mode: "in_person" | "online" | "hybrid"
  minutes: number
  heads: Record<Group, number>
  services: Record<string, number>
  detections: number
}

/** One woman's case, as far as the replay lives it. */
export type Case = When & {
  month: string
  names: { given: string; firstSurname: string; secondSurname: string }
  birthYear: number
  originState: string
  phone: number
  area: string
  need: string
  urgency: "urgent" | "soon" | "routine"
  ambito: string
  detected: boolean
  incident: { types: string[]; gbvType: string } | null
  screening: string[] | null
  services: { category: string; outcome: "given" | "declined" | "not_available" | "already_receiving"; area: string }[]
  referral: "accept" | "decline" | "silent" | null
  closes: boolean
}

// Days 1 to 28: every month has them.
const when = (draw: Draw): When => ({ day: draw.whole(1, 28), part: draw.whole(0, 2) as 0 | 1 | 2 })

/** Mostly women come, with their children; of a large crowd fewer are told apart. */
function headsOf(draw: Draw, crowd: number): Event["heads"] {
  const women = 0.5 + 0.3 * draw.next()
  const girls = 0.08 * draw.next()
  const boys = 0.07 * draw.next()
  const unknown = crowd > 150 ? 0.1 + 0.15 * draw.next() : 0
  const men = Math.max(0.02, 1 - women - girls - boys - unknown)
  const parts = apportion(crowd, [women, girls, men, boys, 0.002, unknown])
  return Object.fromEntries(headGroups.map((group, index) => [group, parts[index] ?? 0])) as Event["heads"]
}

export function drawEvent(draw: Draw, { month, crowd }: Place & { crowd: number }): Event {
  const march = month.endsWith("-03") && draw.chance(0.7)
  const november = month.endsWith("-11") && draw.chance(0.4)
  const kind = march
    ? "womens_week"
    : draw.weighted({
        talk: 30,
        workshop: 22,
        forum: 7,
        health_fair: 9,
        fair: 6,
        legal_advice: 10,
        mobile_consulate: 8,
        saturday_session: 3,
        entrepreneurship_course: 3,
        open_door_meeting: 2,
      })
  const services: Event["services"] = {}
  if (kind === "health_fair") services.health_primary = Math.ceil(crowd * 0.4 * draw.next())
  if (kind === "legal_advice") services.legal_immigration = Math.ceil(crowd * 0.3 * draw.next())
  return {
    ...when(draw),
    month,
    kind,
    campaign: march ? "semana_mujer" : november ? "sixteen_days" : draw.chance(0.5) ? "vaim" : null,
    mode: draw.weighted({ in_person: 94, hybrid: 4, online: 2 }),
    minutes: draw.one([60, 90, 120, 180, 240]),
    heads: headsOf(draw, crowd),
    services,
    detections: draw.chance(0.2) ? draw.whole(1, 3) : 0,
  }
}

const areas = {
  documentation: 40,
  community: 18,
  legal: 14,
  civil_registry: 8,
  health: 8,
  on_call: 6,
  mobile: 4,
  ciam: 2,
}
const needs = {
  dv_advocacy: 26,
  legal_immigration: 22,
  legal_family: 14,
  mental_health: 12,
  documents: 8,
  emergency_shelter: 7,
  financial: 5,
  health_primary: 4,
  trafficking: 2,
}
const violence = [
  { types: ["psicologica"], gbvType: "psychological_emotional_abuse" },
  { types: ["psicologica", "fisica"], gbvType: "physical_assault" },
  { types: ["psicologica", "economica"], gbvType: "psychological_emotional_abuse" },
  { types: ["fisica"], gbvType: "physical_assault" },
  { types: ["economica", "patrimonial"], gbvType: "denial_of_resources" },
  { types: ["sexual"], gbvType: "sexual_assault" },
]
const common = ["MIC", "JAL", "GUA", "OAX", "GRO", "PUE", "VER", "MEX"]

export function drawCase(draw: Draw, { month }: Place): Case {
  const hurt = draw.chance(0.4)
  const need = draw.weighted(needs)
  const area = draw.weighted(areas)
  return {
    ...when(draw),
    month,
    names: { given: draw.one(givenNames), firstSurname: draw.one(surnames), secondSurname: draw.one(surnames) },
    birthYear: Number(month.slice(0, 4)) - draw.whole(19, 66),
    originState: draw.chance(0.6)
      ? draw.one(common.filter((code) => mexicanStateCodes.includes(code as never)))
      : draw.one(mexicanStateCodes),
    phone: draw.whole(2_000_000, 9_999_999),
    area,
    need,
    urgency: draw.weighted({ urgent: 12, soon: 48, routine: 40 }),
    ambito: draw.weighted({
      civil_familiar: 52,
      migratorio: 24,
      penal: 10,
      laboral: 7,
      administrativo: 5,
      derechos_humanos: 2,
    }),
    detected: draw.chance(0.15),
    incident: hurt && draw.chance(0.6) ? draw.one(violence) : null,
    screening: draw.chance(0.15) ? (hurt ? ["v01", "v05", "v11", "v12", "v18"] : ["v01", "v05"]) : null,
    services: Array.from({ length: draw.whole(1, draw.chance(0.25) ? 2 : 1) }, (_, index) => ({
      category: index === 0 ? need : draw.weighted(needs),
      outcome: draw.weighted({ given: 86, declined: 6, not_available: 4, already_receiving: 4 }),
      area: draw.weighted({ legal: 4, community: 3, documentation: 3 }),
    })),
    referral: draw.chance(0.2) ? draw.weighted({ accept: 70, decline: 12, silent: 18 }) : null,
    closes: draw.chance(0.3),
  }
}
