import { generateIdentity, identityToRecipient } from "../../packages/core/src/lifecycle/archive/archive"
import { read, write } from "../../packages/core/src/lifecycle/archive/archive.file"
import type { Header, Line } from "../../packages/core/src/lifecycle/archive/archive.schema"

/**
 * Writes an archive of 200 MB to a path and reads it back, in a process that does nothing else. Prints the rows, and by how
 * many MB grew what it holds: what is garbage and not collected yet is the machine's affair.
 */
const [path = "", header = "{}"] = process.argv.slice(2)
const value = "x".repeat(20_000)
let most = 0
function held(): number {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
const watch = (number: number) => {
  if (number % 500 === 0) most = Math.max(most, held())
}

async function* lines(): AsyncGenerator<Line> {
  for (let number = 0; number < 10_000; number++) {
    watch(number)
    yield {
      in: "consulate",
      row: { pk: { S: `person#${number}` }, sk: { S: "person" }, __edb_e__: { S: "person" }, version: { N: "1" } },
      opened: { record: `per_${number}`, value: { value } },
    }
  }
}

const identity = await generateIdentity()
const recipients: [string] = [await identityToRecipient(identity)]
const before = held()
await write(path, JSON.parse(header) as Header, lines(), { recipients })
let rows = 0
for await (const _ of (await read(path, { identity })).lines) watch(rows++)
console.log(JSON.stringify({ rows, grown: (most - before) / 2 ** 20 }))
