import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

/** Why a module is not made, in a sentence for whoever asked. */
export class Refused extends Error {}

const core = "packages/core/src"
const templates = fileURLToPath(new URL("../templates", import.meta.url))

// docs/decisions.md, "words settled": these are taken, or are heard as something else.
const unsuitable: Record<string, string> = {
  case: "it is reserved in TypeScript: the noun is casefile",
  event: "an event is a message on the bus: the noun is outreach",
  report: "it is the monthly report (reporting/report); a complaint is a denuncia, and figures are statistics",
  index: "every folder has a file of that name",
  api: "it is the folder of the doors",
}

/** What `npm run new <noun> [wing]` writes and changes, by path; nothing is written yet. */
export function planModule(root: string, noun: string, wing = "casework"): Map<string, string> {
  refuseBadName(noun)
  const wings = foldersIn(join(root, core))
  if (!wings.includes(wing)) throw new Refused(`There is no wing "${wing}": ${wings.join(", ")}`)
  const taken = wings.find((one) => foldersIn(join(root, core, one)).includes(noun))
  if (taken) throw new Refused(`${core}/${taken}/${noun} is there already`)
  const read = (path: string) => readFileSync(join(root, path), "utf8")
  const ids = read(`${core}/platform/util/id.ts`)
  if (new RegExp(`^ {2}${noun}:`, "m").test(ids)) throw new Refused(`${noun} is the name of an id already`)

  const filled = (template: string) => fill(readFileSync(join(templates, `${template}.txt`), "utf8"), noun, wing)
  const Noun = fill("__Noun__", noun, wing)
  const permitted = `  "${noun}.create": care,\n  "${noun}.list": everyone,\n  "${noun}.read": care,\n  "${noun}.close": care,\n`
  return new Map([
    [`${core}/${wing}/${noun}/index.ts`, filled("index.ts")],
    [`${core}/${wing}/${noun}/${noun}.schema.ts`, filled("schema.ts")],
    [`${core}/${wing}/${noun}/${noun}.rules.ts`, filled("rules.ts")],
    [`${core}/${wing}/${noun}/${noun}.entity.ts`, filled("entity.ts")],
    [`${core}/${wing}/${noun}/${noun}.ts`, filled("verbs.ts")],
    [`${core}/${wing}/${noun}/${noun}.test.ts`, filled("test.ts")],
    [`packages/functions/src/api/${wing}/${noun}.ts`, filled("routes.ts")],
    [`web/src/${wing}/${noun}/${noun}s.tsx`, filled("page.tsx")],
    [`web/src/${wing}/${noun}/${noun}.calls.ts`, filled("calls.ts")],
    [`web/src/${wing}/${noun}/${noun}.i18n.ts`, filled("words.ts")],
    changed(
      read,
      "web/src/routes.tsx",
      '      { path: "/notas"',
      (at) =>
        `      { path: "/${noun}s", component: guarded("${noun}.list", () => import("./${wing}/${noun}/${noun}s")) },\n${at}`,
    ),
    changed(
      read,
      "web/src/context/changes.ts",
      "} as const satisfies Record",
      (at) => `  ${noun}: ["${noun}s"],\n${at}`,
    ),
    said(read, noun, Noun),
    changed(
      read,
      "tests/clear/table.ts",
      "  commitment: {\n",
      (at) =>
        `  ${noun}: { id: "${noun}ID", office: "title status", when: "createdAt closedAt", machine: "version" },\n${at}`,
    ),
    sampled(read, noun, freePrefix(ids, noun)),
    classed(read, noun),
    changed(
      read,
      `${core}/platform/util/id.ts`,
      "} as const\n",
      (at) => `  ${noun}: "${freePrefix(ids, noun)}",\n${at}`,
    ),
    changed(read, `${core}/platform/actor/permissions.ts`, "} as const satisfies", (at) => `\n${permitted}${at}`),
    changed(
      read,
      `${core}/audit/audit/audit.schema.ts`,
      "] as const\n",
      (at) => `  "${noun}.closed",\n  "${noun}.created",\n${at}`,
    ),
    placed(read, noun, wing),
    mounted(read, noun, wing),
  ])
}

/** Writes what was planned. */
export function write(root: string, files: Map<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

function refuseBadName(noun: string): void {
  if (!/^[a-z]{3,24}$/.test(noun)) throw new Refused(`A noun is one lower-case word of 3 to 24 letters, not "${noun}"`)
  const reason = unsuitable[noun]
  if (reason) throw new Refused(`${noun} cannot be a noun: ${reason}`)
  try {
    new Function(`"use strict"; const ${noun} = 0`)
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refused(`${noun} is a word of the language`)
    throw error
  }
}

const foldersIn = (path: string) =>
  readdirSync(path, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []))

const fill = (template: string, noun: string, wing: string) =>
  template
    .replaceAll("__wing__", wing)
    .replaceAll("__noun__", noun)
    .replaceAll("__Noun__", `${noun[0]?.toUpperCase()}${noun.slice(1)}`)

/** Three letters of the noun, in their order, that no other id begins with. */
function freePrefix(ids: string, noun: string): string {
  const taken = new Set([...ids.matchAll(/: "([a-z]{3})",/g)].map(([, prefix]) => prefix))
  const letters = [...noun]
  for (const [second, b] of letters.entries())
    for (const [third, c] of letters.entries()) {
      const prefix = `${letters[0]}${b}${c}`
      if (second > 0 && third > second && !taken.has(prefix)) return prefix
    }
  throw new Refused(`No prefix of three letters is left for ${noun}`)
}

/** One file with something put in at its first mark; the mark must be there. */
function changed(
  read: (path: string) => string,
  path: string,
  mark: string,
  change: (mark: string) => string,
): [string, string] {
  const text = read(path)
  if (!text.includes(mark)) throw new Refused(`${path} has changed: this script no longer finds where to add to it`)
  return [path, text.replace(mark, () => change(mark))]
}

/** The last of its wing. */
function placed(read: (path: string) => string, noun: string, wing: string): [string, string] {
  const path = "tests/arrows/order.ts"
  const text = read(path)
  const list = new RegExp(`^ {2}${wing}: \\[[^\\]]*`, "m").exec(text)?.[0]
  if (!list) throw new Refused(`${path} has changed: this script no longer finds where to add to it`)
  return [path, text.replace(list, () => `${list.trimEnd().replace(/([^,[])$/, "$1,")} "${noun}",\n  `)]
}

/** Its acts in the words of the audit, in both languages: to be said better. */
function said(read: (path: string) => string, noun: string, Noun: string): [string, string] {
  const path = "web/src/audit/audit/actions.i18n.ts"
  const [es = "", en = "", ...rest] = read(path).split(/^(?= {2}\},\n)/m)
  if (!en || rest.length !== 1) throw new Refused(`${path} has changed: this script no longer finds where to add to it`)
  const spanish = `    "${noun}.created": "${Noun}: creó uno",\n    "${noun}.closed": "${Noun}: cerró uno",\n`
  const english = `    "${noun}.created": "${Noun}: created one",\n    "${noun}.closed": "${Noun}: closed one",\n`
  return [path, `${es}${spanish}${en}${english}${rest[0]}`]
}

/** A body for the operation that makes one, and the id of none, for the walks over all operations. */
function sampled(read: (path: string) => string, noun: string, prefix: string): [string, string] {
  const path = "tests/support/samples.ts"
  const edits: [string, string][] = [
    ['  | "trainingID"\n', `  | "${noun}ID"\n`],
    ['  "GET /api/tasks":', `  "POST /api/${noun}s": () => ({ title: "El primero" }),\n`],
    ["  trainingID: `", `  ${noun}ID: \`${prefix}_\${ulid}\`,\n`],
  ]
  return [
    path,
    edits.reduce(
      (text, [mark, added]) =>
        changed(
          () => text,
          path,
          mark,
          (at) => added + at,
        )[1],
      read(path),
    ),
  ]
}

/** What its writes do to what somebody else changed meanwhile. */
function classed(read: (path: string) => string, noun: string): [string, string] {
  const path = "tests/support/versions.ts"
  const makes = changed(read, path, "export const makes: readonly string[] = [\n", (at) => `${at}  "/${noun}s",\n`)[1]
  return changed(
    () => makes,
    path,
    "export const acts: readonly string[] = [\n",
    (at) => `${at}  "/${noun}s/:${noun}ID/close",\n`,
  )
}

function mounted(read: (path: string) => string, noun: string, wing: string): [string, string] {
  const line = `  ${noun}s: staff(async () => (await import("./${wing}/${noun}")).${noun}),\n`
  return changed(read, "packages/functions/src/api/parts.ts", "} satisfies Parts\n", (at) => `${line}${at}`)
}
