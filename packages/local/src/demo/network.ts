import { createActs, type Staff } from "./acts"
import { colleagues, type OfficeCode, offices } from "./cast"
import type { Diary } from "./diary"
import type { Hand, Who } from "./hand"
import { months } from "./months"

/** The consulates that join, and their people; `staffOf` is complete once the diary has come past their mornings. */
export function network(diary: Diary, hand: Hand, headquarters: Who) {
  const tenants = new Map<OfficeCode, string>()
  const people = new Map<string, Who>()
  let caseworkerID = ""
  const tenantOf = (code: OfficeCode) => tenants.get(code) ?? ""
  const coordinatorOf = (code: OfficeCode): Who => people.get(code)
  const everyRole = (who: Who): Staff => ({ coordinator: who, caseworker: who, window: who, outreach: who })

  async function onboard(code: OfficeCode, coordinatorEmail: string, joins: boolean) {
    const { items = [] } = await hand.read(headquarters, "/headquarters/offices")
    const office = items.find((each) => each.code === code)
    if (!office) throw new Error(`The demo knows no office ${code}`)
    const { names, country, state, timeZone, latitude, longitude } = office
    const place = { officeCode: code, names, country, state, timeZone, latitude, longitude }
    const input = { ...place, languages: ["es", "en"], coordinatorEmail }
    const { tenantID = "" } = await hand.post(headquarters, "/headquarters/consulates", input)
    tenants.set(code, tenantID)
    await hand.cloud.queues.drain()
    if (!joins) return
    await hand.join(coordinatorEmail)
    people.set(code, await hand.signIn(coordinatorEmail, tenantID))
  }

  async function invite() {
    const coordinator = coordinatorOf("PHL")
    for (const { role, email } of colleagues) {
      const { staffID = "" } = await hand.post(coordinator, "/staff", { email, role, language: "es" })
      if (role === "caseworker") caseworkerID = staffID
      await hand.join(email)
      people.set(email, await hand.signIn(email, tenantOf("PHL")))
    }
    const { items = [] } = await hand.read(coordinator, "/staff")
    for (const { staffID, role, version } of items) {
      const duties = dutiesOf[String(role)]
      if (duties) await hand.post(coordinator, `/staff/${staffID}/role`, { role, duties, version })
    }
    const set = { onCallPhone: "+1 215 555 0111", publicPhone: "+1 215 555 0110" }
    await hand.post(coordinator, "/settings", { set, inherit: [] })
  }

  for (const { code, coordinator, joins, day } of offices) diary.on(day, 30, () => onboard(code, coordinator, joins))
  diary.on(50, 45, invite)
  diary.on(5, 400, () => hand.post(headquarters, `/headquarters/consulates/${tenantOf("RAL")}/suspend`))
  others(diary, hand, (code) => everyRole(coordinatorOf(code)))
  months(diary, hand, coordinatorOf)

  return (): Staff & { caseworkerID: string } => ({
    coordinator: coordinatorOf("PHL"),
    caseworker: people.get("casos@demo.mx"),
    window: people.get("ventanilla@demo.mx"),
    outreach: people.get("vinculacion@demo.mx"),
    caseworkerID,
  })
}

/** Whose errands are whose in Philadelphia: every area that the diary asks has somebody. */
const dutiesOf: Record<string, { areas: string[]; minors: boolean }> = {
  coordinator: { areas: ["legal", "administration"], minors: true },
  caseworker: { areas: ["ciam"], minors: true },
  window: { areas: ["documentation", "civil_registry", "on_call"], minors: false },
  outreach: { areas: ["community", "health"], minors: false },
}

/** A few files and answers elsewhere, so that the network's numbers have something to compare. */
function others(diary: Diary, hand: Hand, staffOf: (code: OfficeCode) => Staff) {
  const fields = ["preferred_name", "safe_contact"]
  const chicago = createActs(hand, () => staffOf("CHI"), "chicago.")
  // Seven there is eight in Philadelphia, when the diary's ticks are.
  const zone = { timeZone: "America/Chicago", schedule: { days: [1, 2, 3, 4, 5], minute: 420 } }
  diary.on(44, 60, () => chicago.befriend("legal", { ...zone, state: "IL" }))
  for (const [day, key] of [
    [43, "elena"],
    [24, "nora"],
    [10, "paula"],
  ] as const) {
    diary.on(day, 90, () => chicago.open(key))
    diary.on(day, 100, () => chicago.consent(key, "legal", fields, 60))
    diary.on(day, 105, () => chicago.refer(key, "legal"))
    diary.on(day - 1, 240 + day * 5, () =>
      chicago.answer(key, "legal", key === "nora" ? "decline" : "accept", reasonOf(key)),
    )
  }
  const houston = createActs(hand, () => staffOf("HOU"), "houston.")
  diary.on(40, 60, () => houston.befriend("salud", { ...zone, state: "TX" }))
  for (const [day, key] of [
    [30, "teresa"],
    [12, "julia"],
    [2, "citlali"],
  ] as const) {
    diary.on(day, 120, () => houston.open(key))
    diary.on(day, 130, () => houston.consent(key, "salud", fields, 60))
    diary.on(day, 135, () => houston.refer(key, "salud"))
  }
  diary.on(29, 500, () => houston.answer("teresa", "salud", "accept"))
  diary.on(11, 420, () => houston.answer("julia", "salud", "accept"))
  const losAngeles = createActs(hand, () => staffOf("LAX"), "losangeles.")
  diary.on(20, 90, () => losAngeles.open("dolores"))
  diary.on(6, 90, () => losAngeles.open("rosa"))
}

const reasonOf = (key: string) => (key === "nora" ? { reason: "not_our_area" } : {})
