import type { Staff } from "./acts"
import type { Diary } from "./diary"
import type { Hand } from "./hand"

const day = 86_400_000

/** Instruments besides those of the referral loop: one that has lapsed, one about to, and one with the lawyers. */
export function alliances(diary: Diary, { cloud, post }: Hand, staff: () => Staff) {
  const on = (days: number) => new Date(cloud.clock.now().getTime() + days * day).toISOString().slice(0, 10)
  async function sign(name: string, alliance: object): Promise<string> {
    const body = { name, contactName: null, phone: "215 555 0188" }
    const { organizationID = "" } = await post(staff().outreach, "/organizations", body)
    const { allianceID = "" } = await post(staff().outreach, "/alliances", { organizationID, ...alliance })
    return allianceID
  }
  const promise = (allianceID: string, benefit: string, amount: number) =>
    post(staff().outreach, "/commitments", { allianceID, benefit, amount, from: on(-200), to: on(165) })

  diary.on(45, 50, async () => {
    const lapsing = await sign("Centro de Justicia Familiar", {
      kind: "mou",
      startsOn: on(-315),
      endsOn: on(50),
      opinion: { number: "CJA-0412", on: on(-330) },
      terms: { object: "Atención conjunta a mujeres y sus hijas e hijos", dataSharing: true, languages: ["es", "en"] },
    })
    await promise(lapsing, "outreach", 6)
    const expiring = await sign("Universidad Ribera", {
      kind: "agreement",
      startsOn: on(-270),
      endsOn: on(90),
      opinion: { number: "CJA-0398", on: on(-280) },
      terms: { object: "Capacitación a personal y clínica jurídica", dataSharing: false },
    })
    await promise(expiring, "training", 4)
    await promise(expiring, "outreach", 2)
    const talk = { kind: "talk", title: "Plática sobre derechos laborales", timeZone: "America/New_York" }
    const begins = cloud.clock.now().getTime() - 5 * 3_600_000
    await post(staff().outreach, "/outreaches/record", {
      ...talk,
      startsAt: new Date(begins).toISOString(),
      endsAt: new Date(begins + 2 * 3_600_000).toISOString(),
      allianceID: expiring,
      heads: { women: 24, men: 3 },
    })
  })
  diary.on(8, 55, async () => {
    const { organizationID = "" } = await post(staff().outreach, "/organizations", {
      name: "Cámara de Emprendedoras",
      contactName: null,
      phone: "267 555 0190",
    })
    const draft = { organizationID, kind: "mou", stage: "draft", startsOn: on(30), endsOn: on(395) }
    const { allianceID = "" } = await post(staff().outreach, "/alliances", draft)
    await post(staff().outreach, `/alliances/${allianceID}/submit`, { version: 1 })
  })
}
