import { randomUUID } from "node:crypto"
import { readFile } from "node:fs/promises"
import { app } from "@ventanilla/functions/api"
import { operations } from "@ventanilla/functions/api/operation"
import { asFunction } from "@ventanilla/local/functions"
import { beforeAll, describe, expect, it } from "vitest"
import { http, withIds } from "./support/http"
import { createWorld } from "./support/world"

const text = await readFile(new URL("../api.http", import.meta.url), "utf8")
const mounted = operations(app)

type Request = { name: string; method: string; address: string; headers: Record<string, string>; body: string }
const requests = text
  .split(/^### /m)
  .slice(1)
  .map((block): Request => {
    const [top = "", ...below] = block.replace(/^####.*$/gm, "").split("\n\n")
    const [name = "", line = "", ...headers] = top.trim().split("\n")
    const [method = "", address = ""] = line.split(" ")
    const pairs = headers.map((header) => header.split(": ") as [string, string])
    return { name, method, address, headers: Object.fromEntries(pairs), body: below.join("\n\n").trim() }
  })

/** A request as a .http client sends it, with these variables besides those at the top of the file. */
function sent({ method, address, headers, body }: Request, variables: Record<string, string>) {
  const top = Object.fromEntries([...text.matchAll(/^@(\w+) = (.+)$/gm)].map(([, name, value]) => [name, value]))
  const said = (part: string) =>
    part
      .replace(/\{\{(\w+)\}\}/g, (_, name) => variables[name] ?? top[name] ?? `no ${name}`)
      .replaceAll("{{$guid}}", () => randomUUID())
      .replace(/\{\{\$datetime iso8601 (\d+) d\}\}/g, (_, days) =>
        new Date(Date.now() + Number(days) * 86_400_000).toISOString(),
      )
  const entries = Object.entries(headers).map(([name, value]) => [name, said(value)] as const)
  return new Request(said(address), { method, headers: Object.fromEntries(entries), ...(body && { body: said(body) }) })
}

describe("api.http", () => {
  it("has every call, and no other", () => {
    const written = requests.map(({ method, address }) => `${method} ${address.replace(/^\{\{host\}\}|\?.*$/g, "")}`)
    expect(new Set(written)).toEqual(
      new Set(mounted.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{{$1}}")}`)),
    )
  })

  it("is what the mounted operations, their samples and the permissions make", async () => {
    expect(text === (await http()), "api.http is not what is mounted: run npm run http").toBe(true)
  })

  it("has a body and a query that each operation takes", async () => {
    const refused = requests.filter(({ method, address, body }) => {
      const { pathname, searchParams } = new URL(withIds(address.replace("{{host}}", "http://localhost")))
      const isIt = (one: { method: string; path: string }) =>
        one.method === method && withIds(one.path.replace(/:(\w+)/g, "{{$1}}")) === pathname
      const { json, query } = mounted.find(isIt)?.schemas ?? {}
      const said = withIds(body).replace(/\{\{\$datetime.*?\}\}/g, new Date(Date.now() + 86_400_000).toISOString())
      const takesBody = json?.safeParse(JSON.parse(said)).success ?? true
      return !takesBody || query?.safeParse(Object.fromEntries(searchParams)).success === false
    })
    expect(refused.map(({ name }) => name)).toEqual([])
  })
})

describe("a client that reads it", () => {
  let world: Awaited<ReturnType<typeof createWorld>>
  const variables: Record<string, string> = {}
  const run = async (start: string) => {
    const request = requests.find(({ method, address }) => `${method} ${address}`.startsWith(start))
    if (!request) throw new Error(`No ${start}`)
    const answer = await asFunction("api", async () => app.request(sent(request, variables)))
    const body = (await answer.json()) as Record<string, string>
    Object.assign(variables, Object.fromEntries(Object.entries(body).filter(([name]) => name.endsWith("ID"))))
    return answer.status
  }

  beforeAll(async () => {
    world = await createWorld()
    const { tenantID, coordinator } = await world.onboard("PHL")
    Object.assign(variables, { token: coordinator.token ?? "", consulate: tenantID })
  })

  it("is let in, opens a case file, and writes and reads in it", async () => {
    expect(await run("GET {{host}}/api/config")).toBe(200)
    expect(await run("GET {{host}}/api/session")).toBe(200)
    expect(await run("POST {{host}}/api/casefiles")).toBe(201)
    expect(await run("GET {{host}}/api/casefiles/{{casefileID}}")).toBe(200)
    expect(await run("POST {{host}}/api/notes")).toBe(201)
    expect(await run("POST {{host}}/api/errands")).toBe(201)
    expect(await run("GET {{host}}/api/errands?casefileID={{casefileID}}")).toBe(200)
    expect(await run("POST {{host}}/api/persons/search")).toBe(200)
    expect(await run("POST {{host}}/api/organizations")).toBe(201)
  })
})
