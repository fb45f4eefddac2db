import { headquarters } from "@ventanilla/local/demo"
import { offices, partners } from "@ventanilla/local/demo/cast"
import { capabilityIn, createHand, type Who } from "@ventanilla/local/demo/hand"
import type { LocalCloud } from "./local"

type Row = Record<string, string>

/** Where the demonstration's records are: consulates by code, referrals by state, organisations by name, links by page. */
export async function addresses(cloud: LocalCloud): Promise<Record<string, string>> {
  const at: Record<string, string> = {}
  const hand = createHand(cloud)
  const rows = async (who: Who, path: string) => ((await hand.read(who, path)).items ?? []) as Row[]
  const sede = await hand.signIn(headquarters.email)
  for (const { officeCode = "", tenantID = "" } of await rows(sede, "/headquarters/consulates"))
    at[officeCode] = tenantID
  const who = { ...(await hand.signIn("coordinacion@demo.mx")), consulate: at.PHL ?? "" }

  const open = await rows(who, "/referrals?limit=50")
  for (const { state, referralID = "", escalatedAt } of [
    ...(await rows(who, "/referrals?limit=50&group=closed")),
    ...open,
  ])
    at[escalatedAt ? "escalated" : (state as unknown as { status: string }).status] = referralID
  at.report = (await rows(who, "/reports"))[0]?.reportID ?? ""
  at.casefile = (await rows(who, "/casefiles?sort=newest"))[0]?.casefileID ?? ""
  at.withHistory = open.find(({ referralID }) => referralID === at.in_service)?.casefileID ?? ""
  for (const { name = "", organizationID = "", services } of await rows(who, "/organizations")) {
    at[name] = organizationID
    if (name === partners.legal.organization.name)
      at.service = (services as unknown as { serviceID: string }[])[0]?.serviceID ?? ""
  }

  const today = cloud.clock.now().getTime()
  const near = (days: number) => new Date(today + days * 86_400_000).toISOString().slice(0, 10)
  for (const { title = "", outreachID = "" } of await rows(who, `/outreaches?from=${near(-40)}&to=${near(40)}`))
    at[title] ??= outreachID
  const now = cloud.clock.now().getTime()
  const day = (days: number) => new Date(now + days * 86_400_000).toISOString().slice(0, 10)
  const held = await rows(who, `/trainings?from=${day(-60)}&to=${day(1)}`)
  at.training = held[0]?.trainingID ?? ""

  for (const { status = "", allianceID = "" } of await rows(who, "/alliances")) at[`${status}Alliance`] ??= allianceID

  const link = (email: string, kind: string) => capabilityIn(cloud, email, kind) ?? ""
  at.partner = link(partners.legal.email, "digest")
  at.lapsed = at.partner.replace(/.$/, (end) => (end === "A" ? "B" : "A"))
  at.join = link(offices.find(({ code }) => code === "ATL")?.coordinator ?? "", "invitation")
  const [salud] = await rows(who, `/mailboxes?organizationID=${at[partners.salud.organization.name]}`)
  await hand.post(who, `/mailboxes/${salud?.mailboxID}/verify`)
  at.mailbox = link(partners.salud.email, "verify_mailbox")
  return at
}
