import {
  LocationDetails,
  OrganizationDetails,
  Phone,
  ServiceDetails,
} from "@ventanilla/core/directory/directory/schema"
import { beforeAll, expect, test, vi } from "vitest"

beforeAll(() => {
  vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => undefined })
  vi.stubGlobal("location", { search: "" })
  vi.stubGlobal("document", { documentElement: { setAttribute: () => undefined } })
})

const isTree = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value)
const pathsOf = (value: object, before = ""): string[] =>
  Object.entries(value).flatMap(([key, inner]) => (isTree(inner) ? pathsOf(inner, `${before}${key}.`) : [before + key]))

/** Fields in which two edits never conflict: lists of keys are merged, and no form changes the rest. */
const never = ["spokenOnSite", "counties", "locationIDs", "terms", "source"]

test("whatever two people may write differently has its own name", async () => {
  const { fieldName } = await import("./described.words")
  const names = (schema: { parse: (value: object) => object }) =>
    pathsOf(schema.parse({}))
      .filter((path) => !never.includes(path))
      .map(fieldName)
  for (const schema of [OrganizationDetails, ServiceDetails, LocationDetails]) {
    const all = names(schema)
    expect(all).not.toContain(fieldName("nothing of the kind"))
    expect(new Set(all).size).toBe(all.length)
  }
})

test("values are said in words", async () => {
  const { fieldSaid, phoneSaid } = await import("./described.words")
  const phone = Phone.parse({ number: "215 555 0100", extension: "4", kind: "text", languages: ["es"] })
  expect(phoneSaid(phone)).toBe("215 555 0100 ext. 4 · mensajes · Español")
  const openings = [{ weekdays: [1, 2, 3, 4, 5], opens: "09:00", closes: "17:00" }]
  expect(fieldSaid("hours.openings", openings)).toMatch(/lun–vie.*09:00.*17:00/)
  const address = {
    line1: "1 Market St",
    line2: null,
    city: "Philadelphia",
    region: "PA",
    postalCode: "19107",
    country: "US",
  }
  expect(fieldSaid("address", address)).toBe("1 Market St, Philadelphia, PA 19107")
  expect(fieldSaid("place", "US-42101")).toBe("Philadelphia, Pennsylvania")
  expect([fieldSaid("kind", "physical"), fieldSaid("kind", "court")]).toEqual([
    "Lugar al que se llega",
    "Tribunal o centro de justicia familiar",
  ])
  expect([fieldSaid("walkIn", "yes"), fieldSaid("published", false), fieldSaid("url", null)]).toEqual(["sí", "no", ""])
})
