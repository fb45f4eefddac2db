import type { Staff } from "./acts"
import type { Diary } from "./diary"
import type { Hand } from "./hand"

const zone = { timeZone: "America/New_York" }
const day = 86_400_000
const minute = 60_000

/** Whom Philadelphia trains, and which arrests it was told of. */
export function trainings(diary: Diary, { cloud, post, read }: Hand, staff: () => Staff) {
  const from = (milliseconds: number) => new Date(cloud.clock.now().getTime() + milliseconds).toISOString()
  const plan = async (training: object, hours: number, days = 0) => {
    const span = { startsAt: from(days * day), endsAt: from(days * day + hours * 60 * minute) }
    const { trainingID = "" } = await post(staff().outreach, "/trainings", { ...training, ...span, ...zone })
    return trainingID
  }
  const hold = (trainingID: string, report: object) => post(staff().outreach, `/trainings/${trainingID}/hold`, report)
  const notice = (authority: object, minutesAgo: number, contact: number | null, more: object = {}) =>
    post(staff().caseworker, "/notifications", {
      ...{ ...zone, ...authority, receivedAt: from(-minutesAgo * minute), ...more },
      ...(contact === null ? {} : { contactedAt: from((contact - minutesAgo) * minute) }),
    })
  const sheriff = { agency: "sheriff", level: "county", countyFips: "42091" }
  const police = { agency: "police", level: "local", countyFips: "42101" }
  const immigration = { agency: "immigration", level: "federal" }

  diary.on(20, 40, async () => {
    const trainingID = await plan(
      {
        audience: "authorities",
        topics: ["consular_notification", "gender_violence"],
        title: "Notificación consular para alguaciles",
        place: "Academia del condado de Montgomery",
        countyFips: "42091",
        host: "Encuentro anual de alguaciles de Pensilvania",
        speakers: ["cónsul de protección", "abogada PALE"],
        plannedHeads: 40,
        offered: "notificacion_consular",
      },
      2,
    )
    await hold(trainingID, {
      attendance: [
        { agency: "sheriff", level: "county", heads: 31 },
        { agency: "police", level: "local", heads: 9 },
        { agency: "prosecutor", level: "county", heads: 4 },
        { agency: "court", level: "state", heads: 2 },
      ],
      materials: ["Tarjeta de bolsillo del artículo 36", "Cartel para el área de ingreso"],
      languages: ["en"],
      satisfaction: { asked: 38, satisfied: 35 },
      costs: [{ kind: "printing", amountCents: 18_500, currency: "USD" }],
      agreed: "Avisar al teléfono de guardia antes de una hora y entregar el cartel en cada área de ingreso.",
    })
    const dueOn = from(26 * day).slice(0, 10)
    await post(staff().outreach, `/trainings/${trainingID}/follow`, { what: "Llevar el cartel a tres cárceles", dueOn })
  })
  diary.on(6, 45, async () => {
    const violence = { audience: "consular_staff", topics: ["gender_violence"], offered: "protocolo_violencia" }
    const trainingID = await plan({ ...violence, title: "Protocolo de atención, módulo 1", mode: "hybrid" }, 4)
    await hold(trainingID, { attendance: [{ agency: "consulate", level: "federal", heads: 14 }], languages: ["es"] })
  })
  diary.on(2, 50, () =>
    plan(
      {
        audience: "allies",
        topics: ["unaccompanied_children", "rights"],
        title: "Niñez no acompañada: rutas y contactos",
        mode: "online",
        plannedHeads: 25,
        offered: "nna",
      },
      3,
      9,
    ),
  )
  diary.on(21, 30, () => notice(sheriff, 400, 190, { asked: "yes" }))
  diary.on(12, 35, () => notice(sheriff, 300, 55, { asked: "yes" }))
  diary.on(9, 35, () => notice(police, 200, 40, { asked: "unknown" }))
  diary.on(5, 35, () => notice(immigration, 2_000, 1_500, { asked: "no", missed: true }))
  diary.on(4, 35, () => notice(sheriff, 180, 35, { asked: "yes" }))
  diary.on(3, 35, () => notice(police, 90, 25, { cause: "accident" }))
  diary.last(30, () => notice(police, 20, null, { asked: "yes" }))
  diary.on(1, 40, async () => {
    const { items = [] } = await read(staff().coordinator, "/staff")
    const who = (role: string) => items.find((one) => one["role"] === role && one["status"] === "active")?.["staffID"]
    const certify = (role: string, days: number) =>
      post(staff().coordinator, `/staff/${who(role)}/certificates`, {
        course: "gbv_protocol",
        hours: 20,
        issuedOn: from(-400 * day).slice(0, 10),
        validUntil: from(days * day).slice(0, 10),
      })
    await certify("caseworker", 330)
    await certify("outreach", 18)
  })
}
