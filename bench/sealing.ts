import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Act } from "@ventanilla/core/platform/actor"
import { Vault } from "@ventanilla/core/platform/vault"
import { createID } from "@ventanilla/core/util/id"
import type { Report } from "./support/report"
import { median, paired, show, spread, times } from "./support/stats"

const warmUps = 50
const rounds = 400
/** A person's names and contacts, and a narrative at its longest. */
const sizes = [300, 1500]

type Work = () => Promise<unknown> | unknown
type Pair = { name: string; ours: Work; yardstick: Work }
type Found = { name: string; ours: number[]; yardstick: number[] }

async function took(work: Work): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

async function measure({ name, ours, yardstick }: Pair): Promise<Found> {
  const found: Found = { name, ours: [], yardstick: [] }
  for (let round = 0; round < warmUps + rounds; round++) {
    const [mine, bare] = [await took(ours), await took(yardstick)]
    if (round < warmUps) continue
    found.ours.push(mine)
    found.yardstick.push(bare)
  }
  return found
}

/** What any sealing with a key derived for the message costs: HKDF and AES-256-GCM of Node, and base64. */
function bareSeal(key: Buffer, value: object): string {
  const [salt, iv] = [randomBytes(32), randomBytes(12)]
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(hkdfSync("sha512", key, salt, "bare", 32)), iv)
  const text = Buffer.concat([cipher.update(JSON.stringify(value)), cipher.final()])
  return Buffer.concat([salt, iv, cipher.getAuthTag(), text]).toString("base64")
}

function bareOpen(key: Buffer, sealed: string): object {
  const bytes = Buffer.from(sealed, "base64")
  const [salt, iv, tag] = [bytes.subarray(0, 32), bytes.subarray(32, 44), bytes.subarray(44, 60)]
  const decipher = createDecipheriv("aes-256-gcm", Buffer.from(hkdfSync("sha512", key, salt, "bare", 32)), iv)
  decipher.setAuthTag(tag)
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(60)), decipher.final()]).toString()) as object
}

async function pairs(size: number): Promise<{ pairs: Pair[]; grown: string }> {
  const personID = createID("person")
  const value = { text: "x".repeat(size) }
  const key = randomBytes(32)
  const { dataKey, wrapped } = await Vault.createDataKey(personID)
  const sealed = await dataKey.seal("record", value)
  const bare = bareSeal(key, value)
  const seal = () => bareSeal(key, value)
  const open = () => bareOpen(key, bare)
  return {
    grown: `${size} → ${sealed.length}`,
    pairs: [
      { name: `seal, ${size} bytes`, ours: () => dataKey.seal("record", value), yardstick: seal },
      { name: `open, ${size} bytes`, ours: () => dataKey.open("record", sealed), yardstick: open },
      {
        name: `open, ${size} bytes, her key as well`,
        ours: async () => {
          await Vault.forget()
          return (await Vault.dataKeyOf(personID, wrapped)).open("record", sealed)
        },
        yardstick: open,
      },
      { name: `a new person: her key, and ${size} bytes`, ours: () => newPerson(value), yardstick: seal },
    ],
  }
}

async function newPerson(value: Record<string, unknown>) {
  const personID = createID("person")
  const { dataKey } = await Vault.createDataKey(personID)
  return dataKey.seal(personID, value)
}

export default async function run(): Promise<Report> {
  const dir = await mkdtemp(join(tmpdir(), "ventanilla-sealing-"))
  process.env.VENTANILLA_KEYS = `raw:${dir}`
  try {
    return await Act.with({ type: "system", job: "bench", tenantID: createID("tenant") }, async () => {
      await Vault.createKey()
      const found: Found[] = []
      const grown: string[] = []
      for (const size of sizes) {
        const of = await pairs(size)
        grown.push(of.grown)
        for (const pair of of.pairs) found.push(await measure(pair))
      }
      return reported(found, grown)
    })
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

const goal = 2

function reported(found: Found[], grown: string[]): Report {
  const usual = found.filter(({ name }) => /^(seal|open), \d+ bytes$/.test(name))
  const worst = Math.max(...usual.map(({ ours }) => median(ours)))
  return {
    title: "Sealing a record",
    about:
      "Compares sealing (encrypting) and opening (decrypting) one record with a person's own key (AWS Encryption SDK: key commitment; consulate, person and record bound in) " +
      `with Node's HKDF and AES-256-GCM over the same bytes. Local keys, no network. ${rounds} interleaved rounds after ${warmUps} to warm up.`,
    goal: `at most ${goal} ms for a record whose person's key is already open.`,
    result: `${show(worst)} ms at most`,
    met: worst <= goal,
    tables: [
      {
        columns: ["what", "Ventanilla, ms (min–max)", "bare, ms (min–max)", "ratio"],
        rows: found.map(({ name, ours, yardstick }) => [
          name,
          spread(ours),
          spread(yardstick),
          times(paired(ours, yardstick)),
        ]),
      },
    ],
    notes: [
      "On AWS, a new person takes one KMS request, and a process makes one request for each person that it meets. It opens every further record of that person with the key that it then has.",
      `Length of a sealed message in the table, in characters: ${grown.join(", ")}.`,
    ],
  }
}
