import { describe, expect, it } from "vitest"
import type * as z from "zod"
import { all, checksOf, defOf, formatsOf, happened, isDate, keyOf, once, planned } from "./support/fields"

describe("a text that anybody sends", () => {
  /** Texts that are not stored, or only compared and never shown. */
  const kept = /\.(cursor|families|timeZone|language|password|search|seen)$|^POST \/attachments\.name$/

  it("is read by a reader of texts, or is of a form of its own", () => {
    const strings = all.filter(({ schema }) => defOf(schema).type === "string")
    expect(strings.length).toBeGreaterThan(300)
    const raw = strings.filter(
      ({ schema }) => !formatsOf(schema).some(Boolean) && !checksOf(schema).some(({ check }) => check === "overwrite"),
    )
    expect(once(raw.map(({ path }) => path)).filter((path) => !kept.test(path))).toEqual([])
  })

  it("has an end", () => {
    const endless = all.filter(
      ({ schema }) =>
        defOf(schema).type === "string" &&
        !formatsOf(schema).some(Boolean) &&
        !checksOf(schema).some(({ check }) => check === "max_length"),
    )
    expect(once(endless.map(({ path }) => path)).filter((path) => !/\.(language|officeCode)$/.test(path))).toEqual([])
  })
})

describe("a day or an instant that anybody sends", () => {
  const dates = all.filter(isDate)

  it("has its class: of what has happened, or of what may be to come", () => {
    const sent = once(dates.filter(({ path }) => path.startsWith("POST")).map(({ path }) => keyOf(path)))
    expect(sent).toEqual([...happened, ...planned].toSorted())
  })

  const impossible = [
    ...["0202-05-01", "0026-05-01", "26-05-01", "1899-12-31", "2100-01-01", "20266-05-01", "2026-13-01", "2026-00-10"],
    ...["2026-02-30", "2025-02-29", "2026-04-31", "2026-05-00", "01/05/2026", "2026-5-1", "", " ", "mañana"],
  ]
  it("is a day of our time: no impossible one, no year of two figures, and none that was typed wrong", () => {
    expect(dates.length).toBeGreaterThan(60)
    const taken = dates.flatMap(({ path, schema }) =>
      impossible
        .flatMap((day) => [day, `${day}T15:00:00Z`, `${day}T15:00:00.000Z`])
        .filter((value) => schema.safeParse(value).success)
        .map((value) => `${path} ${value}`),
    )
    // A query of the public directory for the future finds nothing and does no harm.
    expect(once(taken).filter((line) => !/modified_after/.test(line))).toEqual([])
    const one = (schema: z.ZodType) =>
      schema.safeParse("2026-05-01").success || schema.safeParse("2026-05-01T15:00:00Z").success
    expect(dates.filter(({ schema }) => !one(schema)).map(({ path }) => path)).toEqual([])
  })
})
