import { execFile } from "node:child_process"
import { createHash, randomBytes } from "node:crypto"
import { createWriteStream } from "node:fs"
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { promisify } from "node:util"
import { gzipSync } from "node:zlib"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createID } from "../../platform/util/id"
import * as Archive from "./archive"
import { read, write } from "./archive.file"
import { createTally } from "./archive.rules"
import type { Header, Line } from "./archive.schema"
import { close } from "./envelope"

let dir: string
let identity: string
let recipient: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "ventanilla-archive-"))
  identity = await Archive.generateIdentity()
  recipient = await Archive.identityToRecipient(identity)
})
afterAll(() => rm(dir, { recursive: true, force: true }))

const header: Header = {
  archive: "ventanilla",
  version: 1,
  tenantID: createID("tenant"),
  officeCode: "PHL",
  product: "0.1.0",
  at: "2026-03-09T12:00:00.000Z",
}
const line = (number: number, value = "Xochiquétzal"): Line => ({
  in: "consulate",
  row: { pk: { S: `person#${number}` }, sk: { S: "person" }, __edb_e__: { S: "person" }, version: { N: "1" } },
  opened: { record: `per_${number}`, value: { value } },
})
async function* lines(count: number, value?: string) {
  for (let number = 0; number < count; number++) yield line(number, value)
}
async function all(path: string, key = { identity } as Archive.Key) {
  const found = await read(path, key)
  const back: Line[] = []
  for await (const one of found.lines) back.push(one)
  return { header: found.header, back }
}
const saved = async (name: string, count = 20) => {
  const path = join(dir, name)
  return { path, ...(await write(path, header, lines(count), { recipients: [recipient] })) }
}

describe("an archive", () => {
  it("comes back line by line, says its own hash and size, and shows nothing to whoever has no key", async () => {
    const { path, tally, sha256, bytes } = await saved("whole")
    const { back } = await all(path)
    expect(back).toEqual(Array.from({ length: 20 }, (_, number) => line(number)))
    expect(tally).toMatchObject({ rows: 20, kinds: { person: 20 } })
    const file = await readFile(path)
    expect([sha256, bytes]).toEqual([createHash("sha256").update(file).digest("hex"), file.length])
    expect(await Archive.check(path, { identity })).toEqual({ header, tally })
    expect(file.toString("latin1")).not.toMatch(/person|Xochi/)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    await expect(all(path, { identity: await Archive.generateIdentity() })).rejects.toThrow()
  })

  it("opens with a passphrase when it was closed with one", async () => {
    const path = join(dir, "phrase")
    const passphrase = "corazón batería grapa"
    await write(path, header, lines(3), { passphrase })
    expect((await all(path, { passphrase })).back).toHaveLength(3)
  })

  it("that was cut, changed or lengthened anywhere is refused", async () => {
    const path = join(dir, "harmed")
    async function* dense() {
      for (let number = 0; number < 2000; number++) yield line(number, randomBytes(60).toString("base64"))
    }
    await write(path, header, dense(), { recipients: [recipient] })
    const file = await readFile(path)
    expect(file.length).toBeGreaterThan(66_000)
    const flipped = Buffer.from(file)
    const middle = file.length >> 1
    flipped[middle] = (flipped[middle] ?? 0) ^ 1
    // Also at a boundary of age's chunks, where the cipher alone would accept the chunks before it.
    const mac = file.indexOf("\n---") + 1
    const piece = file.indexOf("\n", mac) + 1 + 16 + 65_536 + 16
    const harmed = [
      file.subarray(0, -1),
      file.subarray(0, middle),
      file.subarray(0, piece),
      flipped,
      Buffer.concat([file, file]),
    ]
    for (const [index, bytes] of harmed.entries()) {
      const other = join(dir, `harmed-${index}`)
      await writeFile(other, bytes)
      await expect(Archive.check(other, { identity }), `case ${index}`).rejects.toThrow()
    }
  })

  it("that was closed by somebody without its end, with another end or with something after it is refused", async () => {
    const tally = createTally()
    tally.add(line(1))
    const end = { manifest: tally.done() }
    const whole = [header, line(1), end]
    const wrong = [
      [header, line(1)],
      [header, end],
      [header, line(1), line(2), end],
      [...whole, line(2)],
      [...whole, end],
    ]
    for (const [index, parts] of [whole, ...wrong].entries()) {
      const path = join(dir, `made-${index}`)
      const text = parts.map((part) => `${JSON.stringify(part)}\n`).join("")
      const plain = Readable.from([gzipSync(text)])
      await pipeline(await close(plain, { recipients: [recipient] }), createWriteStream(path))
      const checked = Archive.check(path, { identity })
      if (index === 0) expect(await checked).toMatchObject({ header })
      else await expect(checked, `case ${index}`).rejects.toThrow(Archive.BrokenArchive)
    }
  })

  it("whose writer failed leaves no file under its name", async () => {
    const path = join(dir, "half")
    async function* failing() {
      yield* lines(5)
      throw new Error("The table was gone")
    }
    await expect(write(path, header, failing(), { recipients: [recipient] })).rejects.toThrow("The table was gone")
    await expect(stat(path)).rejects.toThrow("ENOENT")
  })

  it("has the same sum in any order, and another when one value differs", async () => {
    const sum = (some: Line[]) => {
      const tally = createTally()
      for (const one of some) tally.add(one)
      return tally.done().fingerprint
    }
    const some = [line(1), line(2), line(3)]
    expect(sum([...some].reverse())).toBe(sum(some))
    const turned = { ...line(1), row: Object.fromEntries(Object.entries(line(1).row).reverse()) }
    expect(sum([turned, line(2), line(3)])).toBe(sum(some))
    expect(sum([line(1), line(2), line(3, "Xóchitl")])).not.toBe(sum(some))
    expect(sum([line(1), line(2)])).not.toBe(sum(some))
  })

  it("of 200 MB is written and read in the memory of a small one", async () => {
    const script = join(import.meta.dirname, "../../../../../tests/support/big-archive.ts")
    const args = ["--expose-gc", "--import", "tsx", script, join(dir, "big"), JSON.stringify(header)]
    const { stdout } = await promisify(execFile)(process.execPath, args)
    const { rows, grown } = JSON.parse(stdout) as { rows: number; grown: number }
    expect(rows).toBe(10_000)
    expect(grown).toBeLessThan(20)
  })
})
