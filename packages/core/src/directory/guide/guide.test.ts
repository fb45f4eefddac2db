import { beforeAll, describe, expect, it } from "vitest"
import { asRead } from "../../../../../tests/support/as-read"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { ServiceDetails } from "../directory/directory.schema"
import { Directory } from "../directory/inside"
import * as Guide from "./guide"

let here: Consulate
beforeAll(async () => {
  here = await consulate()
})
const as = <T>(run: () => Promise<T>) => here.as("outreach", run)
const names = async (input: object) => (await Guide.find(input)).items.map(({ organization }) => organization)

async function ally(name: string, category: string, details: object = {}, place: string | null = null) {
  const { organizationID } = await Directory.create({ name, phone: "+1 215 555 0100" })
  const service = { organizationID, name: "Servicio", category, languages: ["es"], serviceArea: [] }
  const { serviceID } = await Directory.addService(service)
  if (place)
    await Directory.addLocation({
      organizationID,
      location: { confidential: true, place, latitude: 39.9526, longitude: -75.1652 },
    })
  await Directory.describeService({
    ...(await asRead(organizationID)),
    serviceID,
    details: ServiceDetails.parse(details),
  })
  return { organizationID, serviceID }
}

describe("the directory in use", () => {
  it("answers with what was written a moment ago, changed or withdrawn", () =>
    as(async () => {
      const { organizationID, serviceID } = await ally("Casa Uno", "emergency_shelter", {
        eligibility: { undocumented: "yes", children: "yes", boysMaxAge: 12 },
        counties: ["US-42101"],
      })
      await ally("Casa Dos", "emergency_shelter", { eligibility: { undocumented: "no" } })
      expect(await names({ category: "emergency_shelter", undocumented: "yes" })).toEqual(["Casa Uno"])
      expect(await names({ category: "emergency_shelter", boyAge: 13 })).toEqual(["Casa Dos"])
      expect(await names({ category: "emergency_shelter", place: "US-34007" })).toEqual(["Casa Dos"])
      await Directory.change({ ...(await asRead(organizationID)), name: "Casa Tres", status: "active" })
      expect(await names({ named: "casa tres" })).toEqual(["Casa Tres"])
      const same = { name: "Servicio", category: "emergency_shelter", languages: ["es"], serviceArea: [] }
      await Directory.changeService({ ...(await asRead(organizationID)), serviceID, ...same, status: "inactive" })
      expect(await names({ category: "emergency_shelter", undocumented: "yes" })).toEqual([])
    }))

  it("goes on from page to page in one order", () =>
    as(async () => {
      for (const n of [1, 2, 3]) await ally(`Grupo ${n}`, "support_group")
      const first = await Guide.find({ category: "support_group", limit: 2 })
      const second = await Guide.find({ category: "support_group", limit: 2, cursor: first.cursor ?? "" })
      expect([...first.items, ...second.items].map(({ organization }) => organization)).toEqual([
        ...["Grupo 1", "Grupo 2", "Grupo 3"],
      ])
      expect([first.total, second.cursor]).toEqual([3, null])
    }))

  it("says of a confidential place no more than its county, and measures from that county's middle", () =>
    as(async () => {
      await ally("Refugio Reservado", "transitional_housing", {}, "US-42045")
      const { items } = await Guide.find({ category: "transitional_housing", place: "US-42045" })
      expect(items[0]).toMatchObject({ confidential: true, km: 0 })
      expect(JSON.stringify(items)).not.toMatch(/39\.95|75\.16/)
    }))

  it("sees where there is nobody, and keeps one consulate's directory from another", async () => {
    const other = await consulate()
    await as(async () => {
      const { counties, needs } = await Guide.coverage({})
      // The test's office has no district.
      expect(counties).toEqual([])
      expect(needs.find(({ category }) => category === "support_group")?.allies).toBe(3)
    })
    await other.as("viewer", async () => {
      expect((await Guide.find({})).total).toBe(0)
      expect((await Guide.coverage({})).needs.every(({ allies }) => allies === 0)).toBe(true)
    })
  })

  it("is asked for nothing that it has told long ago, and for what came since", async () => {
    const asked = async () => {
      here.cloud.recorder.start()
      await as(() => Guide.find({}))
      const calls = here.cloud.recorder.stop().map(({ request }) => JSON.stringify(request))
      return calls.flatMap((call) => /":since":\{"S":"([^"]+)"/.exec(call)?.[1] ?? [])
    }
    const changed = new Date().toISOString()
    here.cloud.clock.freeze(changed)
    await as(() => ally("Casa Cuatro", "support_group"))
    expect(await asked()).toEqual([expect.stringMatching(/Z$/)])
    const [soon = ""] = await asked()
    expect(soon < changed).toBe(true)
    here.cloud.clock.freeze(new Date(Date.parse(changed) + 61_000).toISOString())
    await asked()
    const [late = ""] = await asked()
    expect(late > changed).toBe(true)
    await as(() => ally("Casa Cinco", "support_group"))
    expect(await as(() => names({ named: "casa cinco" }))).toEqual(["Casa Cinco"])
  })
})
