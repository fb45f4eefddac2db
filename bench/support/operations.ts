import { Question } from "@ventanilla/core/casework/consent/schema"
import { Clock } from "@ventanilla/core/util/clock"
import type { Who } from "@ventanilla/local/people"
import { call, capability, type World } from "./world"

/** An operation to measure; `run` is one request, told which round it is. `prepare` comes before the first. */
export type Operation = { name: string; run: (round: number) => Promise<unknown>; prepare?: () => Promise<void> }

const hours = { days: [1, 2, 3, 4, 5], from: 540, to: 1020 }
const email = "referrals@partner.example"

let opened = 0
/** Somebody else each time: a second record of one woman is refused until it was looked at. */
const caseFile = () => ({
  person: {
    names: { given: "Ana", firstSurname: word(++opened), secondSurname: word(opened * 7919) },
    preferredName: "Ana",
    languages: ["es"],
    safeContact: {
      allowed: "yes",
      channels: [{ channel: "phone", value: `+1 ${2_672_000_000 + opened}`, days: [1, 2], from: 540, to: 720 }],
    },
  },
  urgency: "soon",
  needs: ["legal_immigration"],
  area: "documentation",
})
/** A number as a word that sounds like no other: consonant and vowel in turn. */
const word = (number: number): string =>
  `Ba${[...String(number)].map((digit) => "bdfglmnprt".charAt(Number(digit)) + "aeiou".charAt(Number(digit) % 5)).join("")}`

/** A partner that can be referred to, beside nineteen other organisations in the directory. */
async function partner(world: World, who: Who) {
  for (let count = 1; count < 20; count++) await call("POST", "/organizations", who, { name: `Casa ${count}` })
  const { organizationID } = await call("POST", "/organizations", who, { name: "Casa Puente", phone: "215 555 0100" })
  const service = { name: "Legal help", category: "legal_immigration", languages: ["es", "en"], serviceArea: [] }
  const { serviceID } = await call("POST", `/organizations/${organizationID}/services`, who, service)
  await call("POST", "/alliances", who, { organizationID, kind: "mou", startsOn: "2020-01-01" })
  const place = { language: "en", timeZone: "America/New_York", country: "US", state: "PA", hours }
  const schedule = { days: [1, 2, 3, 4, 5, 6, 7], minute: 480 }
  await call("POST", "/mailboxes", who, { organizationID, email, ...place, schedule })
  await call("POST", "/public/mailboxes/confirm", {}, { token: await capability(world.cloud, email) })
  return { organizationID: String(organizationID), serviceID: String(serviceID) }
}

/**
 * The story of a referral in one consulate, as operations in the order in which people carry them out: what one makes the
 * next one reads. Each must run equally often.
 */
export async function story(world: World): Promise<{ tenantID: string; operations: Operation[] }> {
  const { tenantID, coordinator: who } = await world.onboard("PHL")
  const { organizationID, serviceID } = await partner(world, who)
  const files: { casefileID: string; personID: string }[] = []
  const consents: string[] = []
  const referrals: string[] = []
  let link: Who = {}
  const month = Clock.iso().slice(0, 7)
  const file = (round: number) => files[round % files.length]
  const get = (name: string, path: string | ((round: number) => string), as = () => who): Operation => ({
    name,
    run: (round) => call("GET", typeof path === "string" ? path : path(round), as()),
  })

  const operations: Operation[] = [
    get("session", "/session"),
    {
      name: "casefile open",
      run: async () => files.push((await call("POST", "/casefiles", who, caseFile())) as never),
    },
    get("casefile list (25)", "/casefiles?status=open&sort=urgency"),
    get("casefile read", (round) => `/casefiles/${file(round)?.casefileID}`),
    get("person read", (round) => `/persons/${file(round)?.personID}`),
    {
      name: "sheet change",
      run: async (round) => {
        const on = new Date(Clock.now().getTime() - 86_400_000).toISOString().slice(0, 10)
        const gate = { nationality: "presumed", acceptance: { on, way: "written" } }
        await call("POST", `/sheets/${file(round)?.casefileID}`, who, { version: 0, set: { gate } })
      },
    },
    get("sheet read", (round) => `/sheets/${file(round)?.casefileID}`),
    {
      name: "incident record",
      run: (round) => {
        const when = { precision: "month", month: "2026-01" }
        const kind = { types: ["psicologica"], modality: "familiar", gbvType: "psychological_emotional_abuse" }
        const body = { casefileID: file(round)?.casefileID, when, ...kind, narrative: "Relato de banco" }
        return call("POST", "/incidents", who, body)
      },
    },
    get("incident list", (round) => `/incidents?casefileID=${file(round)?.casefileID}`),
    {
      name: "consent give",
      run: async (round) => {
        const endsAt = new Date(Clock.now().getTime() + 30 * 86_400_000).toISOString()
        const how = {
          language: "es",
          given: "verbal_witnessed",
          witness: "Testigo De Banco",
          talked: [...Question.options],
        }
        const fields = ["preferred_name", "safe_contact"]
        const body = { casefileID: file(round)?.casefileID, organizationID, fields, endsAt, ...how }
        consents.push(String((await call("POST", "/consents", who, body)).consentID))
      },
    },
    {
      name: "referral make",
      run: async (round) => {
        const ids = { casefileID: file(round)?.casefileID, consentID: consents[round], organizationID, serviceID }
        referrals.push(String((await call("POST", "/referrals", who, { ...ids, urgency: "soon" })).referralID))
      },
    },
    get("referral list (25)", "/referrals?group=open"),
    get("referral read", (round) => `/referrals/${referrals[round % referrals.length]}`),
    get("organization list (20)", "/organizations"),
    get("task list", "/tasks?status=open"),
    get("staff list", "/staff"),
    get("settings read", "/settings"),
    {
      ...get("partner waiting", "/partner/waiting", () => link),
      prepare: async () => {
        await world.advance(25)
        link = { capability: await capability(world.cloud, email) }
      },
    },
    {
      name: "partner accept",
      run: async (round) => {
        // Another hour of the link's budget; the median leaves these rounds out.
        if (round % 30 === 0) await world.advance(1)
        return call("POST", `/partner/referrals/${referrals[round]}/accept`, link)
      },
    },
    get("numbers read", `/numbers?from=${month}&to=${month}`),
    get("headquarters: offices", "/headquarters/offices", () => world.headquarters),
    get("headquarters: numbers", `/headquarters/numbers?from=${month}&to=${month}`, () => world.headquarters),
  ]
  return { tenantID, operations }
}
