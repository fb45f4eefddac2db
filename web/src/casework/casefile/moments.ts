import type { Info as CaseFile } from "@ventanilla/core/casework/casefile/schema"
import type { Info as Consent, Disclosure } from "@ventanilla/core/casework/consent/schema"
import type { Info as Person } from "@ventanilla/core/casework/person/schema"
import type { Info as Referral } from "@ventanilla/core/partners/referral/schema"
import { byWhom } from "../../context/by"
import { momentOf } from "../../partners/referral/referral.words"
import type { Moment } from "../../ui/timeline"
import { casefile } from "./casefile.i18n"
import { fieldNames } from "./casefile.words"
import { history } from "./history.i18n"

export type Known = {
  casefile: CaseFile
  person?: Person | undefined
  consents: readonly Consent[]
  referrals: readonly Referral[]
  disclosures: readonly Disclosure[]
  organizations: ReadonlyMap<string, string>
  accounts: ReadonlyMap<string, string>
}

const contactDays = 30
const later = (at: string, days: number) => new Date(Date.parse(at) + days * 86_400_000).toISOString()

/** Everything known of a case file as one line of time: what is to come on top, then the newest. */
export function momentsOf(known: Known, now: string): Moment[] {
  const { casefile: file, person, consents, referrals, disclosures, organizations, accounts } = known
  const named = (id: string) => ({ organization: organizations.get(id) ?? casefile("organization") })
  const moments: Moment[] = [
    { at: file.openedAt, what: history("timeline.opened"), by: byWhom(file.openedBy, accounts), tone: "brand" },
    ...(file.closedAt
      ? [
          {
            at: file.closedAt,
            what: history("timeline.closed", {
              reason: file.closeReason ? casefile(`reason.${file.closeReason}`) : "",
            }),
          },
        ]
      : []),
    ...(person && person.contactConfirmedAt > file.openedAt
      ? [{ at: person.contactConfirmedAt, what: history("timeline.contact"), tone: "ok" as const }]
      : []),
    ...consents.flatMap((consent): Moment[] => [
      {
        at: consent.createdAt,
        what: history("timeline.consent", named(consent.organizationID)),
        by: byWhom(consent.explainedBy, accounts),
        tone: "ok",
      },
      ...(consent.revokedAt
        ? [
            {
              at: consent.revokedAt,
              what: history("timeline.revoked", named(consent.organizationID)),
              tone: "bad" as const,
            },
          ]
        : []),
    ]),
    ...referrals.flatMap((referral) =>
      referral.timeline
        // The ledger's own row says which fields.
        .filter(({ what }) => what !== "shown")
        .map((entry): Moment => {
          const moment = momentOf(entry, accounts)
          return { ...moment, by: history("timeline.referral", { folio: referral.folio, by: String(moment.by) }) }
        }),
    ),
    ...disclosures
      .filter(({ channel }) => channel !== "digest_mail")
      .map((shown) => ({
        at: shown.at,
        what: history("timeline.shown", { ...named(shown.organizationID), fields: fieldNames(shown.fields) }),
        tone: "warn" as const,
      })),
  ]
  return [...coming(known, now), ...moments.sort((a, b) => b.at.localeCompare(a.at))]
}

function coming({ casefile: file, person, consents, organizations }: Known, now: string): Moment[] {
  if (file.status === "closed") return []
  const contactDue = person && person.safeContact.allowed === "yes" ? later(person.contactConfirmedAt, contactDays) : ""
  const ends = consents
    .filter(({ status }) => status === "live")
    .map(({ endsAt, organizationID }) => ({
      at: endsAt,
      what: history("timeline.consentEnds", {
        organization: organizations.get(organizationID) ?? casefile("organization"),
      }),
      planned: true,
    }))
  const due = contactDue > now ? [{ at: contactDue, what: history("timeline.contactDue"), planned: true }] : []
  return [...ends, ...due].sort((a, b) => b.at.localeCompare(a.at))
}
