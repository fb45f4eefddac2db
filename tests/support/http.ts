import { readdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { audiencesOf, partOf } from "@ventanilla/core/platform/actor"
import { type Operation, operations } from "@ventanilla/functions/api/operation"
import { openParts, type Part, parts } from "@ventanilla/functions/api/parts"
import { canary } from "./inputs"
import { type Ids, nowhere, samples } from "./samples"

const file = join(import.meta.dirname, "../../api.http")
const api = join(import.meta.dirname, "../../packages/functions/src/api")
const ulid = /_0\w{25}$/

const head = `# Every call of Ventanilla's API, ready to run against \`npm start\` (any HTTP client that reads .http files).
# Written by \`npm run http\` from the mounted operations, their samples (tests/support/samples.ts) and the permissions.
# Tokens: sign in at the console and copy the access token, or ask the local pool. Capabilities: the part after # in a mail's link.
@host = http://localhost:4000
@token = paste-an-access-token
@consulate = ten_paste-a-consulate
@capability = paste-what-follows-the-#-of-a-mailed-link
${Object.entries({ ...nowhere, officeCode: "PHL" })
  .map(([name, id]) => `@${name} = ${id.replace(ulid, "_paste")}`)
  .join("\n")}
`

/** For each id the variable that holds it. */
const variables = new Proxy(nowhere, { get: (_, name) => `{{${String(name)}}}` }) as Ids

const instant = /\d{4}-\d\d-\d\dT[\d:.]+Z/g

/** Runs it as if this many days had passed. */
function after<T>(days: number, run: () => T): T {
  const { now } = Date
  Date.now = () => now() + days * 86_400_000
  try {
    return run()
  } finally {
    Date.now = now
  }
}

/**
 * What a sample draws anew each time, as one example: names, a telephone, a document's number, a time from now. `later`: the
 * same on another day, in which a time from now is another.
 */
function still(text: string, later: string): string {
  const others = [...later.matchAll(instant)].map(([at]) => at)
  return text
    .replace(new RegExp(`(${canary.given}|${canary.firstSurname}|${canary.secondSurname})[a-z]{9}`, "g"), "$1")
    .replace(new RegExp(`(\\${canary.phone}) \\d{4}`, "g"), "$1")
    .replace(/"G\d{8}"/, '"G12345678"')
    .replace(instant, (at) =>
      at === others.shift() ? at : `{{$datetime iso8601 ${Math.round((Date.parse(at) - Date.now()) / 86_400_000)} d}}`,
    )
}

/** JSON in which whatever is short is on one line. */
function json(value: unknown, indent = ""): string {
  const line = JSON.stringify(value, undefined, 1).replace(/\n\s*/g, " ")
  if (typeof value !== "object" || value === null || line.length < 100) return line
  const inside = `${indent}  `
  const members = Object.entries(value).map(([name, member]) =>
    Array.isArray(value) ? json(member, inside) : `"${name}": ${json(member, inside)}`,
  )
  const [open, close] = Array.isArray(value) ? "[]" : "{}"
  return `${open}\n${members.map((member) => inside + member).join(",\n")}\n${indent}${close}`
}

/** The text with ids of nothing in place of its variables. */
export const withIds = (text: string) => text.replace(/\{\{(\w+)\}\}/g, (_, name: keyof Ids) => nowhere[name])

/** The body with two members of each list of records, where the schema takes it so: some have a thousand. */
function short(sample: object, { schemas }: Operation): object {
  const body = JSON.parse(JSON.stringify(sample)) as object
  const isTaken = () => schemas.json?.safeParse(JSON.parse(withIds(JSON.stringify(body)))).success
  const cut = (node: Record<string, unknown>) => {
    for (const [name, member] of Object.entries(node)) {
      if (Array.isArray(member) && typeof member[0] === "object") {
        node[name] = member.slice(0, 2)
        if (!isTaken()) node[name] = member
      }
      if (typeof node[name] === "object" && node[name]) cut(node[name] as Record<string, unknown>)
    }
  }
  cut(body as Record<string, unknown>)
  return body
}

const credentials: Record<Part["door"], string[]> = {
  asPublic: [],
  asIdentity: ["Authorization: Bearer {{token}}"],
  asHeadquarters: ["Authorization: Bearer {{token}}"],
  asStaff: ["Authorization: Bearer {{token}}", "Ventanilla-Consulate: {{consulate}}"],
  asPartner: ["Authorization: Capability {{capability}}"],
}

function request(operation: Operation, door: Part["door"]): string {
  const { method, path, permission } = operation
  const part = partOf(permission)
  const made = () => samples[`${method} ${path}`]?.(variables) ?? {}
  const sample = made()
  const body = (given: object) => json(short(given, operation))
  const query = method === "GET" ? Object.entries(sample).map(([name, value]) => `${name}=${value}`) : []
  const address = `{{host}}${path.replace(/:(\w+)/g, "{{$1}}")}${query.length > 0 ? "?" : ""}${query.join("&")}`
  return [
    `### ${permission} — ${audiencesOf(permission).join(", ")}${part ? ` (part: ${part})` : ""}`,
    `${method} ${address}`,
    "Accept-Language: es",
    ...credentials[door],
    ...(method === "GET" ? [] : ["Idempotency-Key: {{$guid}}", "Content-Type: application/json"]),
    ...(method === "GET" ? [] : ["", still(body(sample), body(after(100, made)))]),
  ].join("\n")
}

/** Which noun of which wing each group of routes is. */
async function nouns(): Promise<Map<unknown, string>> {
  const files = readdirSync(api, { recursive: true, encoding: "utf8" }).filter((name) => /^[^.]*\.ts$/.test(name))
  const found = new Map<unknown, string>()
  for (const name of files.sort())
    for (const routes of Object.values(await import(join(api, name))))
      if (!found.has(routes)) found.set(routes, name.slice(0, -3).replace("/", " · "))
  return found
}

/** The text of `api.http`: one request an operation, by wing and noun. */
export async function http(): Promise<string> {
  const names = await nouns()
  const groups = new Map<string, string[]>()
  for (const [part, { door, mounts }] of Object.entries({ ...parts, ...openParts }))
    for (const [at, load] of mounts) {
      const routes = await load()
      const noun = names.get(routes) ?? part
      const written = operations(routes).map((one) =>
        request({ ...one, path: `/api/${part}${at}${one.path}`.replace(/\/+/g, "/").replace(/\/$/, "") }, door),
      )
      groups.set(noun, [...(groups.get(noun) ?? []), ...written])
    }
  const place = (noun: string) => (noun.includes("·") ? noun : "")
  const sections = [...groups].sort(([a], [b]) => place(a).localeCompare(place(b)))
  return [head, ...sections.map(([noun, requests]) => `######## ${noun}\n\n${requests.join("\n\n")}\n`)].join("\n")
}

if (process.argv[1] === import.meta.filename) writeFileSync(file, await http())
