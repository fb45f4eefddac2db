import { createHash } from "node:crypto"
import { createReadStream, createWriteStream } from "node:fs"
import { open, rename } from "node:fs/promises"
import { Readable, Transform } from "node:stream"
import { pipeline } from "node:stream/promises"
import { createGunzip, createGzip } from "node:zlib"
import { createTally } from "./archive.rules"
import type { Tally } from "./archive.schema"
import { Header, Line, Trailer } from "./archive.schema"
import { close, type Key, type Lock, open as openEnvelope } from "./envelope"

export class BrokenArchive extends Error {
  override name = "BrokenArchive"
}

async function* written(header: Header, lines: AsyncIterable<Line>, done: (tally: Tally) => void) {
  yield `${JSON.stringify(header)}\n`
  const tally = createTally()
  for await (const line of lines) {
    tally.add(line)
    yield `${JSON.stringify(line)}\n`
  }
  const manifest = tally.done()
  done(manifest)
  yield `${JSON.stringify({ manifest } satisfies Trailer)}\n`
}

/**
 * Writes an archive: one JSON per line, gzip, age. The file name refers to nothing or to a complete file; memory use
 * does not grow with the consulate.
 */
export async function write(path: string, header: Header, lines: AsyncIterable<Line>, lock: Lock) {
  let tally: Tally | undefined
  const hash = createHash("sha256")
  let bytes = 0
  const measured = new Transform({
    transform(chunk: Buffer, _, next) {
      hash.update(chunk)
      bytes += chunk.length
      next(null, chunk)
    },
  })
  const source = Readable.from(written(header, lines, (found) => (tally = found)))
  const zipped = createGzip()
  const inner = pipeline(source, zipped)
  // Its failure reaches the outer pipeline through the stream; this only prevents an unhandled rejection.
  inner.catch(() => {})
  const part = `${path}.part`
  await pipeline(await close(zipped, lock), measured, createWriteStream(part, { mode: 0o600 }))
  await inner
  if (!tally) throw new BrokenArchive("Nothing was written")
  await flush(part)
  await rename(part, path)
  return { tally, sha256: hash.digest("hex"), bytes }
}

/** What may become the only copy must be flushed to disk. */
async function flush(path: string): Promise<void> {
  const file = await open(path, "r+")
  await file.sync()
  await file.close()
}

/** Hashes the encrypted file. */
export async function measure(path: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash("sha256")
  let bytes = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { sha256: hash.digest("hex"), bytes }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw new BrokenArchive("A line is not JSON")
    throw error
  }
}

/** A stream's lines. (`node:readline` hides errors of the stream.) */
async function* split(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true })
  let rest = ""
  for await (const chunk of bytes) {
    const texts = (rest + decoder.decode(chunk, { stream: true })).split("\n")
    rest = texts.pop() ?? ""
    yield* texts
  }
  if (rest + decoder.decode()) throw new BrokenArchive("It ends in the middle of a line")
}

/**
 * Reads an archive: its header, then its lines. Ends normally only when everything that the last line promises has
 * come; until then what was read may be incomplete.
 */
export async function read(path: string, key: Key): Promise<{ header: Header; lines: AsyncGenerator<Line, Tally> }> {
  const plain = await openEnvelope(createReadStream(path), key)
  const unzipped = createGunzip()
  const inner = pipeline(plain, unzipped)
  inner.catch(() => {})
  const texts = split(unzipped)
  const first = await texts.next()
  if (first.done) throw new BrokenArchive("It is empty")
  const header = Header.parse(parsed(first.value))

  async function* lines(): AsyncGenerator<Line, Tally> {
    const tally = createTally()
    let trailer: Trailer | undefined
    for await (const text of texts) {
      const value = parsed(text)
      if (trailer) throw new BrokenArchive("Something follows its end")
      const end = Trailer.safeParse(value)
      if (end.success) {
        trailer = end.data
        continue
      }
      const line = Line.parse(value)
      tally.add(line)
      yield line
    }
    await inner
    const found = tally.done()
    if (!trailer) throw new BrokenArchive("Its end is missing")
    if (JSON.stringify(trailer.manifest) !== JSON.stringify(found)) throw new BrokenArchive("It is not what it says")
    return found
  }
  return { header, lines: lines() }
}

/**
 * Reads an archive to its end without keeping anything: returns its header and its counts. Throws when it is
 * incomplete.
 */
export async function check(path: string, key: Key): Promise<{ header: Header; tally: Tally }> {
  const { header, lines } = await read(path, key)
  for (;;) {
    const next = await lines.next()
    if (next.done) return { header, tally: next.value }
  }
}
