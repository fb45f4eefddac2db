import { Question } from "@ventanilla/core/casework/consent/schema"
import { type FileKey, files, openingOf, type PartnerKey, partners } from "./cast"
import { dependantsOf, gateOf, incidentsOf, moreOf } from "./facts"
import type { Hand, Who } from "./hand"

type Opened = { casefileID: string; personID: string; folio: string }
export type Staff = Record<"coordinator" | "caseworker" | "window" | "outreach", Who>
type Ally = { organizationID: string; serviceID: string; mailboxID: string; allianceID: string }

const day = 86_400_000
const hours = { days: [1, 2, 3, 4, 5], from: 540, to: 1020 }
const place = { language: "en", timeZone: "America/New_York", country: "US", state: "PA", hours }

/** What the people of one consulate do, by name of the partner and of the case file. */
export function createActs(hand: Hand, staff: () => Staff, domain = "") {
  const { cloud, post, partner } = hand
  const allies = new Map<PartnerKey, Ally>()
  const opened = new Map<FileKey, Opened>()
  const consents = new Map<string, string>()
  const referrals = new Map<string, string>()
  const mailOf = (key: PartnerKey) => `${domain}${partners[key].email}`
  const known = <K, V>(map: Map<K, V>, key: K): V => {
    const found = map.get(key)
    if (found === undefined) throw new Error(`The demo has no ${key} yet`)
    return found
  }
  const id = async (answer: ReturnType<Hand["post"]>, name: string): Promise<string> => (await answer)[name] ?? ""

  return {
    mailOf,
    file: (key: FileKey) => known(opened, key),
    ally: (key: PartnerKey) => known(allies, key),
    async befriend(key: PartnerKey, more: object = {}) {
      const { outreach } = staff()
      const { organization, service, alliance, schedule } = partners[key]
      const organizationID = await id(post(outreach, "/organizations", organization), "organizationID")
      const offered = { ...service, serviceArea: [] }
      const serviceID = await id(post(outreach, `/organizations/${organizationID}/services`, offered), "serviceID")
      const allianceID = await id(post(outreach, "/alliances", { organizationID, ...alliance }), "allianceID")
      const mailbox = { organizationID, email: mailOf(key), ...place, schedule, ...more }
      const mailboxID = await id(post(outreach, "/mailboxes", mailbox), "mailboxID")
      await post(undefined, "/public/mailboxes/confirm", { token: hand.linkTo(mailOf(key), "verify_mailbox") })
      allies.set(key, { organizationID, serviceID, mailboxID, allianceID })
    },
    async open(key: FileKey) {
      const number = Object.keys(files).indexOf(key)
      const file = (await post(staff().caseworker, "/casefiles", openingOf(files[key], number))) as unknown as Opened
      opened.set(key, file)
      const set = { gate: gateOf(key, cloud.clock.now()) }
      await post(staff().caseworker, `/sheets/${file.casefileID}`, { version: 0, set })
    },
    /** What she tells at the second talk: her situation, what happened, her children, her papers. */
    async tell(key: FileKey) {
      const { casefileID } = known(opened, key)
      const { caseworker } = staff()
      await post(caseworker, `/sheets/${casefileID}`, { version: 1, set: moreOf(cloud.clock.now()) })
      for (const incident of incidentsOf(casefileID, cloud.clock.now())) await post(caseworker, "/incidents", incident)
      for (const dependant of dependantsOf(casefileID)) await post(caseworker, "/dependants", dependant)
    },
    async consent(key: FileKey, to: PartnerKey, fields: string[], days: number) {
      const given = {
        casefileID: known(opened, key).casefileID,
        organizationID: known(allies, to).organizationID,
        fields,
        endsAt: new Date(cloud.clock.now().getTime() + days * day).toISOString(),
        language: "es",
        given: "verbal_witnessed",
        witness: "Trabajadora social de guardia",
        talked: [...Question.options],
      }
      consents.set(`${key}-${to}`, await id(post(staff().caseworker, "/consents", given), "consentID"))
    },
    async refer(key: FileKey, to: PartnerKey, draft = false) {
      const { organizationID, serviceID } = known(allies, to)
      const referral = {
        casefileID: known(opened, key).casefileID,
        organizationID,
        serviceID,
        consentID: known(consents, `${key}-${to}`),
        urgency: files[key].urgency,
        urgentReason: files[key].urgency === "urgent" ? "danger" : null,
        draft,
      }
      referrals.set(`${key}-${to}`, await id(post(staff().caseworker, "/referrals", referral), "referralID"))
    },
    /** What staff do with a referral. */
    move: (key: FileKey, to: PartnerKey, verb: string, body: object = {}) =>
      post(staff().caseworker, `/referrals/${known(referrals, `${key}-${to}`)}/${verb}`, body),
    /** What the partner answers on its page. */
    answer: (key: FileKey, to: PartnerKey, verb: string, body: object = {}) =>
      post(partner(mailOf(to)), `/partner/referrals/${known(referrals, `${key}-${to}`)}/${verb}`, body),
    async look(key: FileKey, to: PartnerKey) {
      const path = `/partner/referrals/${known(referrals, `${key}-${to}`)}`
      await post(partner(mailOf(to)), `${path}/code`)
      const mail = cloud.mail.list(mailOf(to)).findLast(({ tags }) => tags.kind === "code")
      const code = /\b(\d{6})\b/.exec(mail?.text ?? "")?.[1]
      await post(partner(mailOf(to)), `${path}/show`, { code })
    },
    revoke: (key: FileKey, to: PartnerKey) =>
      post(staff().caseworker, `/consents/${known(consents, `${key}-${to}`)}/revoke`),
    async bounce(to: PartnerKey) {
      const mail = cloud.mail.list(mailOf(to)).findLast(({ tags }) => tags.kind === "digest")
      if (!mail) throw new Error("The demo has no digest to bounce")
      await cloud.mailEvent("bounce", mail)
    },
  }
}
