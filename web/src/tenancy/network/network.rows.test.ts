import { type Metric, metrics } from "@ventanilla/core/statistics/statistics/schema"
import { describe, expect, test } from "vitest"
import { acceptance, lastMonths, medianOf, officeRows } from "./network.rows"

const names = { es: "Consulado", en: "Consulate" }
const office = {
  code: "PHL",
  names,
  city: { es: "Filadelfia", en: "Philadelphia" },
  country: "US",
  state: "PA",
  timeZone: "America/New_York",
  latitude: 40,
  longitude: -75,
  kindConfidence: "V",
  district: null,
}
const consulate = {
  tenantID: "ten_1",
  officeCode: "PHL",
  names,
  country: "US",
  state: "PA",
  timeZone: "America/New_York",
  languages: ["es" as const],
  latitude: null,
  longitude: null,
  steps: [{ step: "reserve" as const, status: "done" as const, ms: 4, at: null }],
  failure: null,
  createdAt: "2026-01-01T00:00:00Z",
  activatedAt: null,
  offboardedAt: null,
}
const month = (opened: number, answerHours: Record<string, number>) => ({
  month: "2026-03",
  counts: {
    ...(Object.fromEntries(metrics.map((metric) => [metric, 0])) as Record<Metric, number>),
    "casefile.opened": opened,
  },
  cells: {},
  answerHours,
  medianAnswerHours: null,
})

describe("the offices of the network", () => {
  test("an office that joined shows its consulate's state, steps and numbers", () => {
    const [row] = officeRows({
      offices: [{ ...office, tenantID: "ten_1", status: "active" }],
      consulates: [{ ...consulate, status: "active" }],
      numbers: [{ tenantID: "ten_1", months: [month(7, { "20": 1 })] }],
      months: ["2026-02", "2026-03"],
    })
    expect(row).toMatchObject({ status: "active", opened: 7, median: 20, trend: [0, 7], steps: { done: 1, all: 1 } })
  })

  test("a discarded consulate leaves its office not joined", () => {
    const rows = officeRows({
      offices: [{ ...office, tenantID: "ten_1", status: "discarded" }],
      consulates: [{ ...consulate, status: "discarded" }],
      numbers: [],
      months: [],
    })
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ status: "not_joined", tenantID: undefined })
  })

  test("an office that was offboarded and joined again is shown once, as it is now", () => {
    const rows = officeRows({
      offices: [{ ...office, tenantID: "ten_2", status: "active" }],
      consulates: [
        { ...consulate, status: "offboarded", offboardedAt: "2026-02-01T00:00:00Z" },
        { ...consulate, tenantID: "ten_2", status: "active" },
      ],
      numbers: [],
      months: [],
    })
    expect(rows.map((row) => [row.tenantID, row.status])).toEqual([["ten_2", "active"]])
  })

  test("a consulate from elsewhere is listed, once", () => {
    const rows = officeRows({
      offices: [{ ...office, tenantID: null, status: "not_joined" }],
      consulates: [{ ...consulate, tenantID: "ten_2", officeCode: "MAD", country: "ES", status: "active" }],
      numbers: [],
      months: [],
    })
    expect(rows.map((row) => [row.code, row.status])).toEqual([
      ["PHL", "not_joined"],
      ["MAD", "active"],
    ])
  })
})

describe("numbers", () => {
  test("a median adds up what several consulates counted", () => {
    expect(medianOf([{ "2": 1, "30": 1 }, { "10": 3 }])).toBe(10)
    expect(medianOf([{}])).toBeUndefined()
  })

  test("months go back over the new year", () => {
    expect(lastMonths(3, new Date("2026-01-31T23:00:00Z"))).toEqual(["2025-11", "2025-12", "2026-01"])
  })

  test("acceptance counts only those who answered", () => {
    expect(acceptance({ "referral.accepted": 3, "referral.declined": 1 })).toBe(0.75)
    expect(acceptance({ "referral.sent": 9 })).toBeUndefined()
  })
})
