import { expect, test } from "vitest"
import { choicesOf } from "./options"

const organization = (id: string, capacity: string, services: object[], status = "active") => ({
  organizationID: id,
  name: id,
  status,
  capacity: { status: capacity, until: null, statedAt: null },
  services,
})
const service = (id: string, category: string, languages = ["es"], status = "active") => ({
  serviceID: id,
  category,
  languages,
  status,
})

const facts = {
  organizations: [
    organization("closed", "closed", [service("a", "legal_family")]),
    organization("open", "accepting", [service("b", "legal_family", ["en"]), service("c", "transport")]),
    organization("unallied", "accepting", [service("d", "legal_family")]),
    organization("gone", "accepting", [service("e", "legal_family")], "inactive"),
  ],
  alliances: [
    { organizationID: "closed", status: "in_force" },
    { organizationID: "open", status: "in_force" },
    { organizationID: "unallied", status: "lapsed" },
  ],
  mailboxes: [
    { organizationID: "closed", status: "verified" },
    { organizationID: "open", status: "verified" },
    { organizationID: "unallied", status: "verified" },
  ],
  consents: [
    { organizationID: "open", status: "ended" },
    { organizationID: "closed", status: "live" },
  ],
  languages: ["nah", "es"],
} as unknown as Parameters<typeof choicesOf>[1]

test("what can be sent comes first, then what takes people", () => {
  const ids = choicesOf(["legal_family"], facts).map(({ service }) => service.serviceID)
  expect(ids).toEqual(["b", "a", "d"])
})

test("any kind is offered when no kind is asked for, and what is missing is known", () => {
  const all = choicesOf(undefined, facts)
  expect(all).toHaveLength(4)
  const [closed] = all.filter(({ organization }) => organization.organizationID === "closed")
  expect(closed?.consent?.status).toBe("live")
  expect(closed?.shared).toEqual(["es"])
  expect(all.find(({ organization }) => organization.organizationID === "open")?.consent).toBeUndefined()
})
