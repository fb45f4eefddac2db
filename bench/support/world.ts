import { Act } from "@ventanilla/core/platform/actor"
import { Staff } from "@ventanilla/core/tenancy/staff/inside"
import { Clock } from "@ventanilla/core/util/clock"
import { api } from "@ventanilla/functions/api/api"
import { isOpen, open } from "@ventanilla/functions/api/open"
import { capabilityIn, onboarding, requestOf, type Who } from "@ventanilla/local/people"
import { type Remote, remoteCloud } from "./remote"

export type World = Awaited<ReturnType<typeof createWorld>>
type Answer = Record<string, unknown> & { items: Record<string, unknown>[] }

const password = "Prueba-Ventanilla-1"

/** One request through the product's own app, in this process. Fails unless it went well. */
export async function call(method: "GET" | "POST", path: string, who: Who = {}, body: unknown = {}): Promise<Answer> {
  const request = requestOf(who, method === "POST" ? JSON.stringify(body) : undefined)
  const serves = isOpen(`/api${path}`) ? open : api
  const response = await serves.fetch(new Request(`http://localhost/api${path}`, request))
  const text = await response.text()
  if (response.status >= 300) throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
  return JSON.parse(text) as Answer
}

export async function capability(cloud: Remote, address: string): Promise<string> {
  const found = capabilityIn(await cloud.lastMail(address))
  if (!found) throw new Error(`No link was mailed to ${address}`)
  return found
}

/** A network with a headquarters person, over a cloud in another process. */
export async function createWorld() {
  const cloud = await remoteCloud()
  const identity = await cloud.createUser("sede@ejemplo.mx", password)
  await Act.with({ type: "system", job: "bench" }, () => Staff.registerHeadquarters({ identity }))
  const headquarters: Who = { token: await cloud.tokenFor("sede@ejemplo.mx", password) }
  const { items: offices } = await call("GET", "/headquarters/offices", headquarters)
  const emailOf = (code: string) => `coordina.${code.toLowerCase()}@ejemplo.mx`

  /** Asks for an office to be onboarded; the queue does it. */
  async function ask(office: Record<string, unknown>): Promise<string> {
    const body = onboarding(office, emailOf(String(office.code)))
    const { tenantID } = await call("POST", "/headquarters/consulates", headquarters, body)
    return String(tenantID)
  }

  async function onboard(code: string): Promise<{ tenantID: string; coordinator: Who }> {
    const office = offices.find((one) => one.code === code)
    if (!office) throw new Error(`No office ${code}`)
    const consulate = await ask(office)
    await cloud.drain()
    const token = await capability(cloud, emailOf(code))
    await call("POST", "/public/invitations/accept", {}, { token, password })
    return { tenantID: consulate, coordinator: { token: await cloud.tokenFor(emailOf(code), password), consulate } }
  }

  const consulates = () => call("GET", "/headquarters/consulates", headquarters)

  /** Moves the product's clock forward on both sides, through every tick on the way. */
  async function advance(hours: number): Promise<void> {
    const to = new Date(Clock.now().getTime() + hours * 3_600_000)
    await cloud.advance(to.toISOString())
    const ahead = to.getTime() - Date.now()
    Clock.set(() => new Date(Date.now() + ahead))
  }

  return { cloud, headquarters, offices, ask, consulates, onboard, advance }
}
