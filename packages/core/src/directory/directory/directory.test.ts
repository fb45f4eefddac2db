import { randomUUID } from "node:crypto"
import { beforeAll, describe, expect, it } from "vitest"
import { asRead } from "../../../../../tests/support/as-read"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import * as Directory from "./directory"

let philadelphia: Consulate
beforeAll(async () => {
  philadelphia = await consulate()
})
const as = <T>(run: () => Promise<T>) => philadelphia.as("outreach", run)
const service = (organizationID: string, category: string, name = "Servicio") => ({
  organizationID,
  name,
  category,
  languages: ["es"],
  serviceArea: [],
})

async function organization(name: string, ...categories: string[]) {
  const { organizationID } = await Directory.create({ name })
  const services: string[] = []
  for (const category of categories) {
    services.push((await Directory.addService(service(organizationID, category))).serviceID)
  }
  return { organizationID, services }
}

const names = (page: { items: { name: string }[] }) => page.items.map(({ name }) => name)

describe("the directory", () => {
  it("adds an organisation and its services, and reads them together", () =>
    as(async () => {
      const { organizationID, services } = await organization("Refugio Alba", "emergency_shelter", "dv_advocacy")
      await Directory.change({
        ...(await asRead(organizationID)),
        name: "Refugio Aurora",
        phone: "+1 215 555 0100",
        status: "active",
      })
      const info = await Directory.fromID({ organizationID })
      expect(info).toMatchObject({ name: "Refugio Aurora", phone: "+1 215 555 0100", contactName: null, version: 4 })
      expect(info.capacity).toEqual({ status: "unknown", until: null, statedAt: null })
      expect(info.services.map((row) => row.serviceID).sort()).toEqual([...services].sort())
    }))

  it("finds by the beginning of a name, without accents or case, page by page", () =>
    as(async () => {
      for (const name of ["Zócalo Uno", "zocalo dos", "ZÓCALO Tres", "Otra"]) await organization(name)
      const first = await Directory.list({ search: "ZOCALO", limit: 2 })
      const second = await Directory.list({ search: "zócalo", limit: 2, cursor: first.cursor ?? "" })
      expect([...names(first), ...names(second)]).toEqual(["zocalo dos", "ZÓCALO Tres", "Zócalo Uno"])
    }))

  it("finds by category, each organisation once however its services lie across pages, under its new name, too", () =>
    as(async () => {
      const { organizationID } = await organization("Trata B", "trafficking", "trafficking", "trafficking")
      await organization("Trata A", "trafficking", "trafficking")
      await organization("Trata C", "trafficking")
      await Directory.change({ ...(await asRead(organizationID)), name: "Trata D", status: "active" })
      const found: string[] = []
      let cursor: string | undefined
      do {
        const page = await Directory.list({ category: "trafficking", limit: 2, ...(cursor ? { cursor } : {}) })
        found.push(...names(page))
        cursor = page.cursor ?? undefined
      } while (cursor)
      expect(found).toEqual(["Trata A", "Trata C", "Trata D"])
      expect(names(await Directory.list({ category: "trafficking", search: "trata d" }))).toEqual(["Trata D"])
    }))

  it("forgets an inactive service in the category, and keeps it in its organisation", () =>
    as(async () => {
      const { organizationID, services } = await organization("Examen", "sa_crisis")
      const serviceID = services[0] as string
      const { organizationID: _, ...same } = service(organizationID, "sa_crisis")
      await Directory.changeService({ ...(await asRead(organizationID)), serviceID, ...same, status: "inactive" })
      expect(names(await Directory.list({ category: "sa_crisis" }))).toEqual([])
      expect(await Directory.service(organizationID, serviceID)).toMatchObject({ status: "inactive" })
    }))

  it("takes only categories that the consulate uses", () =>
    as(async () => {
      const { organizationID } = await organization("Otra casa")
      await expect(Directory.addService(service(organizationID, philadelphia.disabled))).rejects.toMatchObject({
        code: "category_disabled",
        field: "category",
      })
    }))

  it("counts every change of many at once", () =>
    as(async () => {
      const { organizationID } = await organization("Muchas manos")
      await Promise.all([1, 2, 3, 4].map((n) => Directory.addService(service(organizationID, "dv_advocacy", `S${n}`))))
      const info = await Directory.fromID({ organizationID })
      expect(info.services.map(({ name }) => name).sort()).toEqual(["S1", "S2", "S3", "S4"])
      expect(info.version).toBe(5)
    }))

  it("refuses whoever may not, what is not here and a cursor from elsewhere", async () => {
    await expect(philadelphia.as("window", () => Directory.create({ name: "X" }))).rejects.toThrow("forbidden")
    const organizationID = "org_01JQ0000000000000000000000"
    await as(async () => {
      await expect(Directory.fromID({ organizationID })).rejects.toThrow("not_found")
      await expect(Directory.service(organizationID, "srv_x")).rejects.toThrow("service_other")
      expect(await Directory.organizationNames([organizationID])).toEqual({})
      const { cursor } = await Directory.list({ limit: 1 })
      for (const foreign of [randomUUID(), `${randomUUID()}.x`, cursor ?? ""]) {
        const listing = Directory.list({ category: "dv_advocacy", cursor: foreign })
        await expect(listing).rejects.toThrow("invalid_cursor")
      }
      await expect(Directory.list({ search: "zocalo", cursor: cursor ?? "" })).rejects.toThrow("invalid_cursor")
    })
  })
})
