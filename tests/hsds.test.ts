import { app } from "@ventanilla/functions/api"
import type { Nested } from "@ventanilla/hsds/assemble"
import { uuidOf } from "@ventanilla/hsds/ids"
import type { TableName } from "@ventanilla/hsds/tables"
import { beforeAll, describe, expect, it } from "vitest"
import { type Described, judge, judgeOfLists, officialAt, officialParameters, promised } from "./support/hsds"
import { canary, canaryPoint, hidden, open, publishedOffice } from "./support/published"
import { createWorld } from "./support/world"

/** The eleven paths of HSDS's API, each with its table. */
const lists: Record<string, TableName> = {
  "/services": "service",
  "/organizations": "organization",
  "/service_at_locations": "service_at_location",
  "/taxonomies": "taxonomy",
  "/taxonomy_terms": "taxonomy_term",
}
const root = "/api/public/hsds/PHL"
const paths = ["/", ...Object.keys(lists).flatMap((path) => [path, `${path}/{id}`])]

type Listed = { contents: Nested[] } & Record<string, unknown>
const asked = new Map<string, string>()

/** A request from a script on a foreign page; all answers are kept. */
async function get(path: string, headers: Record<string, string> = {}) {
  const response = await app.request(`${root}${path}`, { headers: { origin: "https://otra.example", ...headers } })
  const text = await response.text()
  asked.set(`${path} ${JSON.stringify(headers)}`, text + JSON.stringify([...response.headers]))
  return { status: response.status, headers: response.headers, text }
}
async function read<T = Nested>(path: string): Promise<T> {
  const { status, text } = await get(path)
  if (status !== 200) throw new Error(`${path} answered ${status}: ${text}`)
  return JSON.parse(text) as T
}
const contents = async (path: string) => (await read<Listed>(path)).contents

const wrong = judge()
let keeps: ReturnType<typeof promised>
let description: Described
const firstOf: Record<string, string> = {}

beforeAll(async () => {
  await publishedOffice(await createWorld(), "PHL")
  description = await read<Described>("/openapi.json")
  keeps = promised(description)
  for (const path of Object.keys(lists)) firstOf[path] = String((await contents(path))[0]?.id)
}, 120_000)

describe("the public directory, asked over HTTP", () => {
  it("is the eleven paths of HSDS, with all of their parameters", () => {
    expect(Object.keys(description.paths).sort()).toEqual([...paths].sort())
    expect(paths).toHaveLength(11)
  })

  it.runIf(officialAt)("offers what the official description offers", () => {
    const official = officialParameters(officialAt ?? "")
    expect(Object.keys(official).sort()).toEqual([...paths].sort())
    for (const [path, names] of Object.entries(official)) {
      const ours = (description.paths[path]?.get.parameters ?? []).map(({ name }) => name)
      expect(ours, path).toEqual(expect.arrayContaining(names))
    }
  })

  it("says what it is at its root, with a slash and without one", async () => {
    const about = await read("/")
    expect(keeps("/", about)).toEqual([])
    expect(about).toMatchObject({ version: "3.0" })
    expect(await read("")).toEqual(about)
    for (const key of ["profile", "openapi_url"] as const) {
      const path = new URL(String(about[key])).pathname
      expect((await app.request(path)).status, path).toBe(200)
    }
  })

  it.each(Object.entries(lists))("%s keeps its promise and the schemas, in brief and in full", async (path, table) => {
    for (const query of ["", "?full=true", "?full=1&per_page=2&page=2", "?search=red"]) {
      const page = await read<Listed>(`${path}${query}`)
      expect(keeps(path, page), query).toEqual([])
      for (const one of page.contents) expect(wrong(table, judged(one)), query).toEqual([])
    }
    expect((await contents(path)).length).toBeGreaterThan(1)
  })

  it.runIf(officialAt)("lists in brief what the official lists know, and no more", async () => {
    const wrongInList = judgeOfLists(officialAt ?? "")
    for (const table of ["service", "organization", "service_at_location"] as const)
      for (const one of await contents(`/${table}s`)) expect(wrongInList(table, one)).toEqual([])
  })

  it.each(Object.entries(lists))("%s/{id} answers each record of the list, whole", async (path, table) => {
    for (const { id } of await contents(path)) {
      const one = await read(`${path}/${id}`)
      expect(one.id).toBe(id)
      expect(wrong(table, one)).toEqual([])
      expect(keeps(`${path}/{id}`, one)).toEqual([])
      expect(await read(`${path}/${String(id).toUpperCase()}`)).toEqual(one)
    }
  })

  it("answers an organisation with its services inside when it is asked so", async () => {
    const path = `/organizations/${open.organization.id}`
    const [one, page] = [
      await read(`${path}?full_service=true`),
      await read<Listed>("/organizations?full_service=true"),
    ]
    expect(keeps("/organizations/{id}", one)).toEqual([])
    expect(keeps("/organizations", page)).toEqual([])
    expect(page.contents).toContainEqual(one)
    for (const each of page.contents) {
      expect(wrong("organization", judged(each))).toEqual([])
      for (const service of each.services as Nested[]) expect(wrong("service", service)).toEqual([])
    }
    const ids = (services: unknown) => (services as Nested[]).map(({ id }) => id).sort()
    expect(ids(one.services)).toEqual(ids(open.services))
    expect((await read(path)).services).toBeUndefined()
  })

  it("answers ids and dates alone, all on one page, when it is asked for the minimum", async () => {
    const page = await read<Listed>("/services?minimal=true&per_page=2")
    expect(keeps("/services", page)).toEqual([])
    expect(page).toMatchObject({ total_items: 8, total_pages: 1, size: 8, first_page: true, last_page: true })
    for (const one of page.contents) expect(Object.keys(one)).toEqual(["id", "last_modified"])
  })

  it("nests a place in each service that may be found there", async () => {
    const [service] = open.services
    const whole = await read(`/services/${service?.id}`)
    expect(whole).toMatchObject({
      organization: { id: open.organization.id },
      program: { name: "Programa" },
      service_at_locations: [{ location: { addresses: [{ address_1: "1 Market St" }] } }],
    })
  })
})

describe("its pages", () => {
  it.each(Object.keys(lists))(
    "of %s hold every record once, in one order; the header says where one is",
    async (path) => {
      const all = (await contents(path)).map(({ id }) => id)
      const seen: unknown[] = []
      for (let page = 1; page <= all.length; page++) {
        const answer = await read<Listed>(`${path}?per_page=1&page=${page}`)
        const { contents: records, ...header } = answer
        seen.push(...records.map(({ id }) => id))
        expect(header).toEqual({
          total_items: all.length,
          total_pages: all.length,
          page_number: page,
          size: 1,
          first_page: page === 1,
          last_page: page === all.length,
          empty: false,
        })
      }
      expect(seen).toEqual(all)
      const beyond = await read<Listed>(`${path}?per_page=1&page=${all.length + 1}`)
      expect(beyond).toMatchObject({
        page_number: all.length + 1,
        size: 0,
        empty: true,
        first_page: false,
        contents: [],
      })
      expect(beyond.last_page).toBe(true)
      expect(keeps(path, beyond)).toEqual([])
    },
  )

  it.each(Object.keys(lists))("of %s are lines instead, one record each and all of them", async (path) => {
    const { headers, text } = await get(`${path}?format=ndjson&per_page=1`)
    expect(headers.get("content-type")).toBe("application/x-ndjson")
    expect(text.endsWith("\n")).toBe(true)
    const lines = text.trimEnd().split("\n")
    expect(lines.map((line) => JSON.parse(line))).toEqual(await contents(`${path}?format=json`))
  })

  it("say that nothing was found, and are none the less a page", async () => {
    const page = await read<Listed>("/services?search=ningunosellamaasi")
    expect(page).toMatchObject({
      total_items: 0,
      total_pages: 1,
      size: 0,
      empty: true,
      first_page: true,
      last_page: true,
    })
    expect(keeps("/services", page)).toEqual([])
  })

  it("are narrowed by each filter", async () => {
    const ids = async (query: string) => (await contents(`/services?${query}`)).map(({ id }) => id)
    const own = open.services.map(({ id }) => id).sort()
    expect(await ids(`organization_id=${open.organization.id}`)).toEqual(own)
    expect(await ids("modified_after=2025-05-01")).toEqual([open.services[4]?.id])
    const [term] = (await contents("/taxonomy_terms?search=consejeria")).map(({ id }) => id)
    expect((await ids(`taxonomy_term_id=${term}`)).length).toBe(7)
    expect(await contents("/service_at_locations?postcode=19107&proximity=100")).toHaveLength(5)
    expect(await contents("/service_at_locations?postcode=19380&proximity=100000")).toEqual([])
  })
})

describe("what is not there, and what was asked wrongly", () => {
  const nobody = uuidOf("nobody")
  it.each(Object.keys(lists))("%s/{id} of nothing is 404, in words for machines", async (path) => {
    for (const id of [nobody, "x", "%00", `${nobody}%20`]) {
      const { status, headers, text } = await get(`${path}/${id}`)
      expect([status, headers.get("content-type")]).toEqual([404, "application/problem+json"])
      expect(JSON.parse(text)).toMatchObject({ code: "not_found" })
      expect(headers.get("access-control-allow-origin")).toBe("*")
    }
  })

  it("nothing is told of an office that is none", async () => {
    for (const path of ["", "/", "/openapi.json", "/profile", ...Object.keys(lists)]) {
      const response = await app.request(`/api/public/hsds/XXX${path}`)
      expect(response.status, path).toBe(404)
    }
  })

  const everywhere = ["page=0", "page=-1", "page=x", "page=1.5", "per_page=0", "per_page=501", "format=xml"]
  const narrowing = ["taxonomy_term_id=x", "taxonomy_id=x", "organization_id=x", "modified_after=ayer", "full=maybe"]
  it.each([
    ...Object.keys(lists).map((path) => [path, everywhere] as const),
    ["/services", [...narrowing, "minimal=maybe"]] as const,
    ["/service_at_locations", [...narrowing, "proximity=-1", "proximity=near"]] as const,
    ["/organizations", ["full=maybe", "full_service=maybe"]] as const,
    ["/taxonomy_terms", ["taxonomy_id=x", "parent_id=x", "top_only=maybe"]] as const,
  ])("%s refuses %j", async (path, queries) => {
    for (const query of queries) {
      const { status, headers, text } = await get(`${path}?${query}`)
      expect([query, status, headers.get("content-type")]).toEqual([query, 400, "application/problem+json"])
      expect(JSON.parse(text)).toMatchObject({ errors: [{ field: query.split("=")[0] }] })
      expect(headers.get("access-control-allow-origin")).toBe("*")
    }
  })
})

describe("how it is answered", () => {
  const all = () => [
    "",
    "/",
    "/openapi.json",
    "/profile",
    ...Object.entries(firstOf).flatMap(([path, id]) => [path, `${path}/${id}`]),
  ]

  it("any page may read it; nothing keeps it, nothing follows who asks", async () => {
    for (const path of all()) {
      const { status, headers } = await get(path)
      expect([path, status, headers.get("content-type")]).toEqual([path, 200, "application/json"])
      expect(headers.get("access-control-allow-origin")).toBe("*")
      expect(headers.get("access-control-allow-credentials")).toBeNull()
      expect(headers.get("set-cookie")).toBeNull()
      expect(headers.get("cache-control")).toBe("no-store")
    }
  })

  it("what one has already is not sent again", async () => {
    for (const path of all()) {
      const { headers, text } = await get(path)
      const etag = headers.get("etag") ?? ""
      expect(etag).toMatch(/^"[\w-]{22}"$/)
      for (const value of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
        const again = await get(path, { "if-none-match": value })
        expect([path, value, again.status, again.text]).toEqual([path, value, 304, ""])
        expect(again.headers.get("etag")).toBe(etag)
        expect(again.headers.get("access-control-allow-origin")).toBe("*")
      }
      const other = await get(path, { "if-none-match": '"x"' })
      expect([other.status, other.text]).toEqual([200, text])
    }
  })
})

// Last, because it checks all answers above.
it("where a confidential place is stands in no answer", async () => {
  const [service] = hidden.services
  const whole = await read(`/services/${service?.id}`)
  expect(whole.service_at_locations).toBeUndefined()
  expect(JSON.stringify(whole.service_areas)).toContain("US-42029")
  expect(await contents(`/service_at_locations?organization_id=${hidden.organization.id}`)).toEqual([])
  expect(asked.size).toBeGreaterThan(200)
  const telling = [...asked].filter(([, text]) => new RegExp(`${canary}|${canaryPoint}|19380`).test(text))
  expect(telling.map(([path]) => path)).toEqual([])
})

/** As in the table's schema; what only HSDS's API nests is checked by the schemas of lists. */
const judged = ({ services: _, service: __, ...one }: Nested): Nested => one
