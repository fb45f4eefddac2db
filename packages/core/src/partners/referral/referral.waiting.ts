import { CaseFile } from "../../casework/casefile/inside"
import type { Info } from "../../casework/consent/consent.schema"
import { Consent } from "../../casework/consent/inside"
import { Person } from "../../casework/person/inside"
import { Directory } from "../../directory/directory/inside"
import { Act, verb } from "../../platform/actor"
import { Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { nothing } from "../../platform/util/schema"
import { Tenant } from "../../tenancy/tenant/inside"
import { Alliance } from "../alliance/inside"
import { Grant } from "../grant/inside"
import { ReferralEntity, type ReferralRow } from "./referral.entity"
import { isOnPage } from "./referral.partner"
import * as Rules from "./referral.rules"
import type { WaitingInfo, WaitingItem } from "./referral.schema"

/** Only this many of the newest closed referrals are read, of which a partner may still want to see some. */
const mostClosed = 30
const historyDays = 14

/** Everything waiting for the mailbox of this link, and the latest outcomes. Reading it changes nothing. */
export const waiting = verb("partner.waiting", nothing, async (): Promise<WaitingInfo> => {
  const { mailboxID } = Act.partner()
  const handle = await Store.consulate()
  const [validUntil, tenant, mailbox, open, closed] = await awaitAll([
    Grant.endsAt(),
    Tenant.current(),
    Alliance.mailboxFromID(mailboxID),
    ReferralEntity.query.ofMailbox({ mailboxID, group: "open" }).go({ ...handle, pages: "all" }),
    ReferralEntity.query
      .ofMailbox({ mailboxID, group: "closed" })
      .go({ ...handle, limit: mostClosed, order: "desc", pages: 1 }),
  ])
  const organization = await Directory.organization(mailbox.organizationID)
  const shown = [...open.data, ...closed.data].filter(isOnPage)
  const consents = await Consent.fromIDs(shown.flatMap((found) => (stands(found) ? found.consentID : [])))
  const told = await toldOf(shown, consents)
  const items = shown.map((found) => itemOf(found, consents, told))
  return {
    office: tenant.names,
    officePhone: tenant.settings.publicPhone,
    language: mailbox.language,
    timeZone: mailbox.timeZone,
    validUntil,
    capacity: organization.capacity,
    items: items.filter((item) => item !== undefined),
  }
})

const isRecent = (at: string) => Clock.now().getTime() - Date.parse(at) < historyDays * 86_400_000

const stands = ({ state: { status } }: ReferralRow) =>
  status === "sent" || status === "opened" || status === "accepted" || status === "in_service"

type Consents = Awaited<ReturnType<typeof Consent.fromIDs>>

/** The fields that the woman agreed to show on a mailbox's page, by her consent as it is now. */
const seenBy = (consent: Info) =>
  consent.status === "live" && Consent.travels(consent, "partner_page") ? consent.fields : []

/**
 * Languages and needs of the women who agreed to share them before an answer, in a few batch reads per hundred however
 * many wait.
 */
async function toldOf(shown: readonly ReferralRow[], consents: Consents) {
  const agreed = (field: "languages" | "needs") =>
    shown.filter(({ state, consentID }) => {
      const consent = consents.get(consentID)
      return Rules.isUnanswered(state) && consent && seenBy(consent).includes(field)
    })
  const [languages, files] = await awaitAll([
    Person.languagesOf(agreed("languages").map(({ personID }) => personID)),
    CaseFile.factsOfAll(agreed("needs").map(({ casefileID }) => casefileID)),
  ])
  return { languages, needs: new Map(files.map(({ casefileID, needs }) => [casefileID, needs])) }
}
type Told = Awaited<ReturnType<typeof toldOf>>

function itemOf(found: ReferralRow, consents: Consents, told: Told): WaitingItem | undefined {
  const { state } = found
  switch (state.status) {
    case "sent":
    case "opened":
    case "accepted":
    case "in_service":
      return standing(found, state, consents, told)
    case "declined":
      return isRecent(state.answeredAt) ? declined(found, state) : undefined
    case "consent_withdrawn":
      return withdrawn(found, state.sentAt)
    case "withdrawn": {
      const sentAt = found.timeline.find(({ what }) => what === "sent")?.at
      return sentAt && isRecent(state.withdrawnAt) ? withdrawn(found, sentAt) : undefined
    }
    case "draft":
    case "ready":
    case "held":
    case "completed":
    case "unknown_by_confidentiality":
    case "expired":
      return undefined
    default:
      return state satisfies never
  }
}

const bare = ({ referralID, folio }: ReferralRow, sentAt: string) => ({
  ...{ referralID, folio, sentAt, answerBy: sentAt, reminders: 0, canShow: false },
  ...{ category: null, languages: null, needs: null, undoUntil: null },
})

/** Nothing is to be done with it: its folio, and nothing of what it was about. */
const withdrawn = (found: ReferralRow, sentAt: string): WaitingItem => ({ ...bare(found, sentAt), status: "withdrawn" })

type In<S extends ReferralRow["state"]["status"]> = Extract<ReferralRow["state"], { status: S }>

const declined = (found: ReferralRow, state: In<"declined">): WaitingItem => ({
  ...bare(found, state.sentAt),
  status: "declined",
  category: found.category,
  undoUntil: Rules.mayUndo(state, found.timeline, Clock.iso()) ? Rules.undoUntil(state.answeredAt) : null,
})

function standing(
  found: ReferralRow,
  state: In<"sent" | "opened" | "accepted" | "in_service">,
  consents: Consents,
  told: Told,
): WaitingItem | undefined {
  const consent = consents.get(found.consentID)
  if (!consent || consent.status === "revoked") return withdrawn(found, state.sentAt)
  const unanswered = Rules.isUnanswered(state)
  // It ends with the consent, at the next tick; until then it no longer asks for an answer.
  if (unanswered && consent.status !== "live") return undefined
  const seen = seenBy(consent)
  return {
    ...bare(found, state.sentAt),
    category: found.category,
    status: state.status,
    reminders: unanswered ? state.reminders : 0,
    answerBy: found.remindAt ?? state.sentAt,
    canShow: !unanswered && seen.length > 0,
    languages: (unanswered && seen.includes("languages") && told.languages.get(found.personID)) || null,
    needs: (unanswered && seen.includes("needs") && told.needs.get(found.casefileID)) || null,
    undoUntil:
      state.status === "accepted" && Rules.mayUndo(state, found.timeline, Clock.iso())
        ? Rules.undoUntil(state.answeredAt)
        : null,
  }
}
