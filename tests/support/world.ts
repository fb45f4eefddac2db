import { randomUUID } from "node:crypto"
import { Question } from "@ventanilla/core/casework/consent/schema"
import type { Role } from "@ventanilla/core/platform/actor"
import { Act } from "@ventanilla/core/platform/actor"
import type { Mail } from "@ventanilla/local"
import { onboarding, requestOf, capabilityIn as secretIn, type Who } from "@ventanilla/local/people"
import { canary, caseFileInput, gateInput, mailboxInput } from "./inputs"
import { type LocalCloud, localCloud } from "./local"

export { canary, caseFileInput, hours, mailboxInput } from "./inputs"

export type { Who }
export type Answered = {
  status: number
  body: Record<string, never> & { [key: string]: unknown }
  headers: Headers
  text: string
}
type Sent = { who?: Who; body?: unknown; key?: string; raw?: string }

/** Every body that was sent in this test file, as it left: what a guesser of whole requests would hash. */
export const posted: { method: string; path: string; text: string }[] = []

export const password = "Prueba-Ventanilla-1"
export const roles: readonly Role[] = ["coordinator", "caseworker", "window", "outreach", "viewer"]

/** One request through the product's own app, as API Gateway would hand it over. */
export async function call(
  method: "GET" | "POST",
  path: string,
  { who = {}, body, key, raw }: Sent = {},
): Promise<Answered> {
  const [{ app }, { isOpen }, { asFunction }] = await Promise.all([
    import("@ventanilla/functions/api"),
    import("@ventanilla/functions/api/open"),
    import("@ventanilla/local/functions"),
  ])
  const sentBody = method === "POST" ? (raw ?? JSON.stringify(body === undefined ? {} : body)) : undefined
  if (sentBody !== undefined) posted.push({ method, path: `/api${path}`, text: sentBody })
  const serves = isOpen(`/api${path}`) ? "open" : "api"
  const response = await asFunction(serves, async () => app.request(`/api${path}`, requestOf(who, sentBody, key)))
  const text = await response.text()
  const isJson = response.headers.get("content-type")?.includes("json")
  return { status: response.status, body: isJson ? JSON.parse(text) : {}, headers: response.headers, text }
}

/** As `call`, and fails with what was answered unless it went well. */
export async function must(method: "GET" | "POST", path: string, sent: Sent = {}): Promise<Answered["body"]> {
  const answer = await call(method, path, sent)
  if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`)
  return answer.body
}

const capabilityIn = (mail: Mail | undefined): string => {
  const found = secretIn(mail?.text)
  if (!found) throw new Error("No link in that mail")
  return found
}

export { capabilityIn }

export type World = Awaited<ReturnType<typeof createWorld>>

/** A network with a headquarters person; consulates and their staff are made through the API, as people would. */
export async function createWorld() {
  const cloud: LocalCloud = await localCloud()
  const { Staff } = await import("@ventanilla/core/tenancy/staff/inside")
  const identity = await cloud.cognito.createUser("sede@ejemplo.mx", password)
  await Act.with({ type: "system", job: "test" }, () => Staff.registerHeadquarters({ identity }))
  const headquarters: Who = { token: await cloud.cognito.tokenFor("sede@ejemplo.mx", password) }

  async function signIn(email: string): Promise<string> {
    const capability = capabilityIn(cloud.mail.list(email).at(-1))
    await must("POST", "/public/invitations/accept", { body: { token: capability, password } })
    return cloud.cognito.tokenFor(email, password)
  }

  /** Onboards an office and signs its first coordinator in. */
  async function onboard(officeCode: string): Promise<{ tenantID: string; coordinator: Who }> {
    const offices = (await must("GET", "/headquarters/offices", { who: headquarters })).items as unknown as Record<
      string,
      unknown
    >[]
    const office = offices.find(({ code }) => code === officeCode)
    if (!office) throw new Error(`No office ${officeCode}`)
    const email = `coordina.${officeCode.toLowerCase()}@ejemplo.mx`
    const body = onboarding(office, email)
    const { tenantID } = (await must("POST", "/headquarters/consulates", { who: headquarters, body })) as unknown as {
      tenantID: string
    }
    await cloud.queues.drain()
    return { tenantID, coordinator: { token: await signIn(email), consulate: tenantID } }
  }

  /** Invites a colleague with a role, who accepts and signs in. */
  async function colleague(
    coordinator: Who,
    role: Role,
    email = `${role}.${randomUUID().slice(0, 8)}@ejemplo.mx`,
  ): Promise<Who> {
    await must("POST", "/staff", { who: coordinator, body: { email, role, language: "es" } })
    return { token: await signIn(email), ...(coordinator.consulate ? { consulate: coordinator.consulate } : {}) }
  }

  return { cloud, headquarters, onboard, colleague, signIn }
}

/** A partner with one service, an alliance in force and a verified mailbox. */
export async function partnerOf(
  world: World,
  who: Who,
  email = `referrals.${randomUUID().slice(0, 8)}@partner.example`,
  more: object = {},
) {
  const id = (answer: object) => answer as unknown as Record<string, string>
  const { organizationID = "" } = id(
    await must("POST", "/organizations", { who, body: { name: "Casa Puente", phone: "215 555 0100" } }),
  )
  const service = { name: "Legal help", category: "legal_immigration", languages: ["es", "en"], serviceArea: [] }
  const { serviceID = "" } = id(await must("POST", `/organizations/${organizationID}/services`, { who, body: service }))
  await must("POST", "/alliances", { who, body: { organizationID, kind: "mou", startsOn: "2020-01-01" } })
  const { mailboxID = "" } = id(
    await must("POST", "/mailboxes", { who, body: mailboxInput(organizationID, email, more) }),
  )
  const token = capabilityIn(world.cloud.mail.list(email).at(-1))
  await must("POST", "/public/mailboxes/confirm", { body: { token } })
  return { organizationID, serviceID, mailboxID, email }
}

/** A case file with a live consent for one organisation; `days` from the product's now. */
export async function caseFileWithConsent(
  world: World,
  who: Who,
  organizationID: string,
  fields = ["preferred_name", "safe_contact"],
  days = 30,
) {
  const id = (answer: object) => answer as unknown as Record<string, string>
  const opened = id(await must("POST", "/casefiles", { who, body: caseFileInput() }))
  await accept(world, who, opened.casefileID ?? "")
  const endsAt = new Date(world.cloud.clock.now().getTime() + days * 86_400_000).toISOString()
  const body = {
    casefileID: opened.casefileID,
    organizationID,
    fields,
    endsAt,
    language: "es",
    given: "verbal_witnessed",
    witness: canary.witness,
    talked: [...Question.options],
  }
  const { consentID = "" } = id(await must("POST", "/consents", { who, body }))
  return { casefileID: opened.casefileID ?? "", personID: opened.personID ?? "", folio: opened.folio ?? "", consentID }
}

/** Her express acceptance, with all that the gate asks. */
export async function accept(world: World, who: Who, casefileID: string): Promise<void> {
  const yesterday = new Date(world.cloud.clock.now().getTime() - 86_400_000).toISOString().slice(0, 10)
  await must("POST", `/sheets/${casefileID}`, { who, body: { version: 0, set: { gate: gateInput(yesterday) } } })
}

/** A referral ready for the next digest. */
export async function referralOf(
  who: Who,
  partner: { organizationID: string; serviceID: string },
  file: { casefileID: string; consentID: string },
  urgency = "soon",
) {
  const body = { ...file, organizationID: partner.organizationID, serviceID: partner.serviceID, urgency }
  const { casefileID, consentID, organizationID, serviceID } = body
  return (await must("POST", "/referrals", {
    who,
    body: { casefileID, consentID, organizationID, serviceID, urgency },
  })) as unknown as {
    referralID: string
    folio: string
    status: string
  }
}
