import { createHash, createHmac } from "node:crypto"
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb"
import type { LocalCloud } from "../support/local"

type Item = Record<string, unknown>

/** Every item of a table, as stored. */
export async function dump(cloud: LocalCloud, TableName: string): Promise<Item[]> {
  const client = DynamoDBDocumentClient.from(cloud.admin)
  const items: Item[] = []
  let from: Record<string, unknown> | undefined
  do {
    const page = await client.send(new ScanCommand({ TableName, ...(from ? { ExclusiveStartKey: from } : {}) }))
    items.push(...(page.Items ?? []))
    from = page.LastEvaluatedKey
  } while (from)
  return items
}

/** Every file under `dir`, as stored. */
export async function files(dir: string): Promise<Item[]> {
  const found = await readdir(dir, { recursive: true, withFileTypes: true })
  const paths = found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
  return Promise.all(
    paths.map(async (path) => ({
      pk: path.slice(dir.length + 1),
      sk: "file",
      name: path.slice(dir.length),
      ...{ bytes: await readFile(path, "utf8"), latin: await readFile(path, "latin1") },
    })),
  )
}

export const folded = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

/** The words in request bodies about a woman, her numbers included; ids, codes and dates are not words. */
export function words(body: unknown): string[] {
  if (typeof body === "string") return isSaid(body) ? [body] : []
  if (Array.isArray(body)) return body.flatMap(words)
  return typeof body === "object" && body !== null ? Object.values(body).flatMap(words) : []
}

const isSaid = (text: string) => {
  if (/^\d{4}-\d\d(-\d\dT?[\d:.]*Z?)?$/.test(text) || /^[a-z]{3}_[0-9A-Z]{26}$/.test(text)) return false
  return /\s/.test(text.trim()) || (text.match(/\d/g)?.length ?? 0) >= 6 || /^\p{Lu}\p{Ll}{4,}/u.test(text)
}

const digests = ["sha256", "sha1", "md5"] as const
const encodings = ["hex", "base64", "base64url"] as const

/**
 * Prefixes of digests that somebody with a list of names and without the key could compute, since digests may be
 * truncated.
 */
function dictionary(word: string, salts: readonly string[]): string[] {
  const spellings = [...new Set([word, word.toLowerCase(), word.toUpperCase(), folded(word)])]
  return spellings.flatMap((spelling) =>
    digests.flatMap((digest) => {
      const made = [
        createHash(digest).update(spelling).digest(),
        ...["", ...salts].flatMap((salt) => [
          createHmac(digest, salt).update(spelling).digest(),
          createHash(digest).update(`${salt}${spelling}`).digest(),
          createHash(digest).update(`${salt}#${spelling}`).digest(),
        ]),
      ]
      return made.flatMap((bytes) => encodings.map((encoding) => bytes.toString(encoding).slice(0, 12)))
    }),
  )
}

export type Posted = { method: string; path: string; text: string }

/** Digests that somebody could compute who knows a whole request, or guesses the one word that is missing. */
function ofRequests(posted: readonly Posted[], salts: readonly string[]): string[] {
  return posted.flatMap(({ method, path, text }) => {
    const inside = path.replace(/^\/api/, "")
    const spelled = [text, ...[path, inside].flatMap((at) => [`${at}${text}`, `${at}\n${text}`])]
    const withMethod = [path, inside].flatMap((at) =>
      ["\n", "", " ", "\n\n"].map((between) => `${method} ${at}${between}${text}`),
    )
    return [...spelled, ...withMethod].flatMap((said) => plainly(said, salts))
  })
}

const plainly = (text: string, salts: readonly string[]) =>
  digests.flatMap((digest) =>
    [
      createHash(digest).update(text).digest(),
      ...salts.map((salt) => createHmac(digest, salt).update(text).digest()),
    ].flatMap((bytes) => encodings.map((encoding) => bytes.toString(encoding).slice(0, 12))),
  )

const digitsOf = (text: string) => text.replace(/\D/g, "")

/** The encodings in which a text would still be legible. */
const legible = (text: string): string[] => {
  return [
    folded(text),
    folded([...text].reverse().join("")),
    ...[text, folded(text)].flatMap((form) => [
      folded(Buffer.from(form).toString("base64").replace(/=+$/, "").slice(0, -1)),
      folded(Buffer.from(form).toString("hex")),
      folded(encodeURIComponent(form)),
    ]),
  ]
}

/**
 * Where a table leaks its input: the entity and attribute of each item in which one of `secrets` is legible, or in
 * which a dictionary without the key would find one of their words or one of the `posted` requests. Never the text
 * itself.
 */
export function leaks(
  items: Item[],
  secrets: readonly string[],
  salts: readonly string[],
  posted: readonly Posted[] = [],
): string[] {
  const forms = [...new Set(secrets.flatMap(legible))].filter((form) => form.length >= 5)
  const numbers = secrets.map(digitsOf).filter((digits) => digits.length >= 7)
  const single = secrets.flatMap((secret) => secret.split(/\s+/)).filter((word) => word.length >= 3)
  const computed = new Set([
    ...[...new Set([...secrets, ...single])].flatMap((word) => dictionary(word, salts)),
    ...ofRequests(posted, salts),
  ])
  const found = new Set<string>()
  for (const item of items)
    for (const { path, text } of leaves(item)) {
      const flat = folded(text)
      // A slash separates keys, and is also a base64 character.
      const pieces = [/[#:|/\s,"'.]/, /[#:|\s,"']/]
        .flatMap((parts) => text.split(parts))
        .map((piece) => piece.slice(0, 12))
      const digits = digitsOf(text)
      const hit =
        forms.some((form) => flat.includes(form)) ||
        numbers.some((number) => digits.includes(number.slice(-10))) ||
        pieces.some((piece) => computed.has(piece))
      if (hit) found.add(`${String(item.__edb_e__ ?? String(item.pk).replace(/#.*/s, ""))}.${path}`)
    }
  return [...found].sort()
}

function* leaves(value: unknown, path = ""): Generator<{ path: string; text: string }> {
  if (typeof value === "string" || typeof value === "number") yield { path, text: String(value) }
  else if (value instanceof Set) for (const one of value) yield* leaves(one, path)
  else if (Array.isArray(value)) for (const one of value) yield* leaves(one, path)
  else if (typeof value === "object" && value !== null)
    for (const [name, member] of Object.entries(value)) {
      yield { path: path ? `${path}.${name}` : name, text: name }
      yield* leaves(member, path ? `${path}.${name}` : name)
    }
}
