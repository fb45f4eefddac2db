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

  const filled = (template: string) => fill(readFileSync(join(templates, `${template}.ts.txt`), "utf8"), noun, wing)
  const permitted = `  "${noun}.create": care,\n  "${noun}.list": everyone,\n  "${noun}.read": care,\n  "${noun}.close": care,\n`
  return new Map([
    [`${core}/${wing}/${noun}/index.ts`, filled("index")],
    [`${core}/${wing}/${noun}/${noun}.schema.ts`, filled("schema")],
    [`${core}/${wing}/${noun}/${noun}.rules.ts`, filled("rules")],
    [`${core}/${wing}/${noun}/${noun}.entity.ts`, filled("entity")],
    [`${core}/${wing}/${noun}/${noun}.ts`, filled("verbs")],
    [`${core}/${wing}/${noun}/${noun}.test.ts`, filled("test")],
    [`packages/functions/src/api/${wing}/${noun}.ts`, filled("routes")],
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

function mounted(read: (path: string) => string, noun: string, wing: string): [string, string] {
  const line = `  ${noun}s: staff(async () => (await import("./${wing}/${noun}")).${noun}),\n`
  return changed(read, "packages/functions/src/api/parts.ts", "} satisfies Parts\n", (at) => `${line}${at}`)
}
