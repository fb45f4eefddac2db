import { Temporal } from "temporal-polyfill"
import type { Staff } from "./acts"
import type { Diary } from "./diary"
import type { Hand } from "./hand"

const timeZone = "America/New_York"

type Plan = { kind: string; title: string; days: number; from: number; hours: number } & Record<string, unknown>
const heads = (women: number, girls = 0, men = 0, boys = 0, unknown = 0) => ({
  ...{ women, girls, men, boys, unknown },
  other: 0,
})
const cost = (kind: string, dollars: number) => ({ kind, amountCents: dollars * 100, currency: "USD" })

/** What took place in the weeks before, some of it outside any plan. */
const held: (Plan & { report: object })[] = [
  {
    ...{ kind: "mobile_consulate", title: "Consulado móvil en Reading", days: -24, from: 9, hours: 6 },
    ...{ place: "Reading Public Library", countyFips: "42011", programmes: ["vaim", "vds"] },
    report: {
      heads: heads(61, 14, 38, 11),
      services: { documents: 92, health_primary: 17, legal_immigration: 9 },
      detections: 2,
      costs: [cost("transport", 180), cost("food", 95)],
    },
  },
  {
    ...{ kind: "workshop", title: "Taller de derechos laborales", days: -17, from: 18, hours: 2 },
    ...{ campaign: "labour_rights_week", place: "Biblioteca Free Library, sede sur", programmes: ["sdl"] },
    report: { heads: heads(23, 0, 12, 0, 3), services: { legal_labor: 11 }, detections: 0 },
  },
  {
    ...{ kind: "health_fair", title: "Jornada de salud: mastografías", days: -9, from: 9, hours: 5 },
    ...{ campaign: "binational_health_week", place: "Centro Comunitario del Sur", programmes: ["vds"] },
    report: {
      heads: heads(88, 6, 9, 4),
      services: { cancer_screening: 41, health_primary: 30 },
      detections: 3,
      costs: [cost("materials", 320), cost("venue", 150)],
      words: "Faltaron turnos para mastografía. Convendría una segunda fecha.",
    },
  },
]

/** What was planned: the one of yesterday, nobody has said yet how it went. */
const plans: Plan[] = [
  {
    ...{ kind: "talk", title: "Plática: órdenes de protección", days: -4, from: 18, hours: 2, plannedHeads: 30 },
    ...{ campaign: "vaim", place: "Biblioteca Free Library, sede sur" },
  },
  {
    ...{ kind: "open_door_meeting", title: "Puertas abiertas en el consulado", days: -1, from: 10, hours: 3 },
    plannedHeads: 25,
  },
  {
    ...{ kind: "saturday_session", title: "Jornada sabatina", days: 0, from: 9, hours: 5, plannedHeads: 120 },
    ...{ public: true, place: "Sede del consulado" },
  },
  {
    ...{ kind: "forum", title: "Conversatorio: acceso a la justicia", days: 5, from: 17, hours: 2, plannedHeads: 60 },
    ...{ public: true, campaign: "vaim", place: "Temple University, sala 200" },
  },
  {
    ...{ kind: "talk", title: "Grupo de apoyo (violencia)", days: 6, from: 18, hours: 2, plannedHeads: 12 },
    ...{ public: true, publicTitle: "Café de la tarde", hidePlace: true, place: "Salón 3" },
    recurrence: { freq: "weekly", count: 8 },
  },
  {
    ...{ kind: "legal_advice", title: "Asesorías legales PALE", days: 12, from: 9, hours: 6, plannedHeads: 40 },
    ...{ public: true, campaign: "pale", programmes: ["pale"], place: "Sede del consulado" },
  },
]

/** Philadelphia's activities: held, planned, one to repeat, one called off. */
export function activities(diary: Diary, { cloud, post }: Hand, staff: () => Staff) {
  const moved = ({ days, from, hours, ...rest }: Plan) => {
    const day = Temporal.Instant.from(cloud.clock.now().toISOString()).toZonedDateTimeISO(timeZone).toPlainDate()
    const start = day.add({ days }).toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(from) })
    const iso = (at: Temporal.ZonedDateTime) => at.toInstant().toString()
    return { programmes: ["vaim"], ...rest, startsAt: iso(start), endsAt: iso(start.add({ hours })), timeZone }
  }
  diary.last(8, async () => {
    const { outreach } = staff()
    for (const { report, ...plan } of held) await post(outreach, "/outreaches/record", { ...moved(plan), ...report })
    const ids: string[] = []
    for (const plan of plans) ids.push((await post(outreach, "/outreaches", moved(plan))).outreachID ?? "")
    await post(outreach, `/outreaches/${ids[0]}/hold`, {
      heads: heads(22, 0, 2, 0, 1),
      services: { legal_family: 8, dv_advocacy: 5 },
      detections: 2,
      costs: [cost("food", 60)],
    })
    const course = { kind: "entrepreneurship_course", title: "Curso de emprendimiento", days: 9, from: 18, hours: 3 }
    const { outreachID: courseID } = await post(outreach, "/outreaches", moved({ ...course, seats: 3, public: true }))
    for (const [name, reach] of [
      ["Amalia", "215 555 0171"],
      ["Briseida", "briseida@ejemplo.mx"],
      ["Catalina", "267 555 0172"],
      ["Débora", "215 555 0173"],
    ])
      await post(outreach, "/signups", { outreachID: courseID, name, reach })
    const gone = moved({ kind: "fair", title: "Feria de servicios en Norristown", days: 3, from: 10, hours: 4 })
    const { outreachID } = await post(outreach, "/outreaches", { ...gone, public: true, place: "Norristown" })
    await post(outreach, `/outreaches/${outreachID}/cancel`, { reason: "weather" })
  })
}
