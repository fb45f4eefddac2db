import { beforeAll, expect, test, vi } from "vitest"
import type { Known } from "./moments"

beforeAll(() => {
  const storage = { getItem: () => null, setItem: () => undefined }
  vi.stubGlobal("localStorage", storage)
  vi.stubGlobal("sessionStorage", storage)
  vi.stubGlobal("location", { search: "", pathname: "/", origin: "http://x" })
  vi.stubGlobal("document", { documentElement: { setAttribute: () => undefined } })
})

const at = (day: number) => `2026-03-${String(day).padStart(2, "0")}T15:00:00.000Z`

const known = {
  casefile: { openedAt: at(2), openedBy: "stf_1", status: "open", closedAt: null, closeReason: null },
  person: { contactConfirmedAt: at(2), safeContact: { allowed: "yes", channels: [] } },
  consents: [
    {
      organizationID: "org_1",
      createdAt: at(3),
      endsAt: at(20),
      explainedBy: "stf_1",
      revokedAt: null,
      status: "live",
    },
  ],
  referrals: [
    {
      folio: "CAN-7K2F",
      timeline: [
        { at: at(4), what: "sent", by: "system:digest", note: null },
        { at: at(5), what: "declined", by: "partner:mbx_1", note: "no_capacity" },
        { at: at(6), what: "shown", by: "partner:mbx_1", note: null },
      ],
    },
  ],
  disclosures: [
    { organizationID: "org_1", at: at(4), channel: "digest_mail", fields: [] },
    { organizationID: "org_1", at: at(6), channel: "partner_page", fields: ["preferred_name"] },
  ],
  organizations: new Map([["org_1", "Puente Legal"]]),
  accounts: new Map([["stf_1", "casos@demo.mx"]]),
} as unknown as Known

test("what is to come stands on top, then the newest; a mail that shows nothing is no showing", async () => {
  const { momentsOf } = await import("./moments")
  const moments = momentsOf(known, at(7))
  expect(moments.map(({ planned }) => Boolean(planned))).toEqual([true, true, false, false, false, false, false])
  expect(moments.slice(2).map((moment) => moment.at)).toEqual([at(6), at(5), at(4), at(3), at(2)])
  expect(moments.filter(({ what }) => String(what).includes("vio"))).toHaveLength(1)
})

test("a refusal carries its reason and its folio; staff are named by their account", async () => {
  const { momentsOf } = await import("./moments")
  const moments = momentsOf(known, at(7))
  const declined = moments.find((moment) => moment.at === at(5))
  expect(declined?.what).toBe("Dijeron que no pueden: sin cupo")
  expect(declined?.by).toBe("CAN-7K2F · La organización aliada")
  expect(moments.at(-1)?.by).toBe("casos@demo.mx")
})

test("nothing is to come in a closed case file", async () => {
  const { momentsOf } = await import("./moments")
  const file = { ...known.casefile, status: "closed", closedAt: at(7), closeReason: "moved" } as Known["casefile"]
  expect(momentsOf({ ...known, casefile: file }, at(8)).some(({ planned }) => planned)).toBe(false)
})
