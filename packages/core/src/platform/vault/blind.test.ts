import { createHash, createHmac, randomBytes } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { localTables } from "../../../../../tests/support/local"
import { ensureTable } from "../../../../local/src/tables"
import { Act } from "../actor"
import { createID } from "../util/id"
import { Vault } from "."
import { tokens } from "./blind"

const inside = <T>(tenantID: string, run: () => Promise<T>) => Act.with({ type: "system", tenantID, job: "test" }, run)
let dir: string
const [one, two] = [createID("tenant"), createID("tenant")]

beforeAll(async () => {
  // Its own keys, which no policy knows.
  const cloud = await localTables({ policed: false })
  dir = await mkdtemp(join(tmpdir(), "ventanilla-blind-"))
  vi.stubEnv("VENTANILLA_KEYS", `raw:${dir}`)
  for (const tenantID of [one, two]) {
    await ensureTable(cloud.admin, `${cloud.names.consulatePrefix}${tenantID}`)
    await inside(tenantID, Vault.createKey)
  }
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(dir, { recursive: true })
})

describe("a blind index", () => {
  it("is not there before something is written to it, and is made once, however many ask at once", async () => {
    await inside(one, async () => {
      expect(await Vault.blind({ make: false })).toBeUndefined()
      const many = await Promise.all(
        Array.from({ length: 6 }, async () => {
          await Vault.forget()
          return Vault.blind({ make: true })
        }),
      )
      const made = new Set(many.map((blind) => blind?.("word", "zarsamora")))
      expect(made.size).toBe(1)
      await Vault.forget()
      expect((await Vault.blind({ make: false }))?.("word", "zarsamora")).toBe([...made][0])
    })
  })

  it("of another consulate has other tokens, and each kind is a space of its own", async () => {
    const mine = await inside(one, () => Vault.blind({ make: true }))
    const hers = await inside(two, () => Vault.blind({ make: true }))
    const all = [mine, hers].flatMap((blind) =>
      (["word", "pair", "phone", "document"] as const).map((kind) => blind?.(kind, "2675550177")),
    )
    expect(new Set(all).size).toBe(8)
  })

  it("gives nothing to a dictionary without its key: no digest, no HMAC under the consulate's id, nothing or another key", async () => {
    const blind = await inside(one, () => Vault.blind({ make: true }))
    const token = blind?.("word", "hernandes") ?? ""
    expect(token).toMatch(/^[\w-]{14}$/)
    const guesses = ["hernandes", "hernandez", "word\u0000hernandes", "wordhernandes", "word#hernandes"].flatMap(
      (word) => [
        createHash("sha256").update(word).digest(),
        ...["", one, "ventanilla", randomBytes(32)].map((key) => createHmac("sha256", key).update(word).digest()),
      ],
    )
    const said = guesses.flatMap((bytes) => [
      bytes.toString("base64url"),
      bytes.toString("hex"),
      bytes.toString("base64"),
    ])
    expect(said.filter((guess) => guess.startsWith(token.slice(0, 6)))).toEqual([])
    expect(tokens(new Uint8Array(32))("word", "hernandes")).not.toBe(token)
  })
})
