import type { Info as Consent } from "@ventanilla/core/casework/consent/schema"
import type { Info as Organization, Service } from "@ventanilla/core/directory/directory/schema"
import { type Info as Alliance, holds, type Mailbox } from "@ventanilla/core/partners/alliance/schema"

/** One service she could be referred to, with what already stands and what is missing. */
export type Choice = {
  organization: Organization
  service: Service
  alliance: boolean
  mailbox: boolean
  consent: Consent | undefined
  /** Of her languages, those that are spoken there. */
  shared: string[]
}

type Facts = {
  organizations: readonly Organization[]
  alliances: readonly Alliance[]
  mailboxes: readonly Mailbox[]
  consents: readonly Consent[]
  languages: readonly string[]
}

const capacityOrder = { accepting: 0, unknown: 1, waiting_list: 2, closed: 3 } as const

/** Services of these kinds (or of any), what can be sent first. */
export function choicesOf(categories: readonly string[] | undefined, facts: Facts): Choice[] {
  const allied = new Set(facts.alliances.filter(({ status }) => holds(status)).map((one) => one.organizationID))
  const ready = new Set(facts.mailboxes.filter(({ status }) => status === "verified").map((one) => one.organizationID))
  const unique = new Map(facts.organizations.map((one) => [one.organizationID, one]))
  return [...unique.values()]
    .filter(({ status }) => status === "active")
    .flatMap((organization) =>
      organization.services
        .filter(({ status, category }) => status === "active" && (!categories || categories.includes(category)))
        .map((service) => ({
          organization,
          service,
          alliance: allied.has(organization.organizationID),
          mailbox: ready.has(organization.organizationID),
          consent: facts.consents.find(
            ({ organizationID, status }) => organizationID === organization.organizationID && status === "live",
          ),
          shared: facts.languages.filter((language) => service.languages.includes(language)),
        })),
    )
    .sort((a, b) => rank(a) - rank(b) || a.organization.name.localeCompare(b.organization.name, "es"))
}

const rank = (choice: Choice) =>
  (choice.alliance && choice.mailbox ? 0 : 100) +
  capacityOrder[choice.organization.capacity.status] * 10 +
  (choice.shared.length ? 0 : 5)
