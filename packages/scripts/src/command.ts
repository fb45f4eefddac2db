import { createInterface } from "node:readline/promises"
import { VisibleError } from "@ventanilla/core/error"
import type * as Archive from "@ventanilla/core/lifecycle/archive"
import { Act } from "@ventanilla/core/platform/actor"
import { Log } from "@ventanilla/core/util/log"
import { Misuse } from "./arguments"
import { enterEnvironment } from "./environment"

/** Asks on the terminal, or takes a line of what is piped in; it never stands on a command line, where others can read it. */
export async function ask(question: string): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await reader.question(question)
  } finally {
    reader.close()
  }
}

/** Runs an operator's task as the system, and turns what went wrong into a line and an exit code: 2 for the command line. */
export async function command(usage: string, task: () => Promise<number>): Promise<void> {
  Log.to((line) => process.stderr.write(`${line}\n`))
  try {
    process.exitCode = await task()
  } catch (error) {
    if (error instanceof Misuse) {
      console.error(`${error.message}\n${usage}`)
      process.exitCode = 2
      return
    }
    console.error(
      error instanceof VisibleError
        ? error.detail("en")
        : error instanceof Error
          ? `${error.name}: ${error.message}`
          : error,
    )
    process.exitCode = 1
  }
}

/** As the operator of one consulate, or of none. */
export async function asOperator<T>(run: () => Promise<T>, tenantID?: string): Promise<T> {
  await enterEnvironment()
  return Act.with({ type: "system", job: "operator", ...(tenantID ? { tenantID } : {}) }, run)
}

type Closing = { recipient?: string; passphrase?: boolean }

/** `--recipient age1…` (several, with commas) or `--passphrase`, which is asked for. */
export async function lockOf({ recipient, passphrase }: Closing): Promise<Archive.Lock> {
  if (passphrase) return { passphrase: await ask("Passphrase of the archive: ") }
  const recipients = (recipient ?? "").split(",").filter(Boolean)
  const [first, ...more] = recipients
  if (!first) throw new Misuse("Say for whom the archive is closed: --recipient age1… or --passphrase")
  return { recipients: [first, ...more] }
}

/** `--identity FILE`, as age-keygen writes it, or `--passphrase`. */
export async function keyOf({
  identity,
  passphrase,
}: {
  identity?: string
  passphrase?: boolean
}): Promise<Archive.Key> {
  if (passphrase) return { passphrase: await ask("Passphrase of the archive: ") }
  if (!identity) throw new Misuse("Say what opens the archive: --identity FILE or --passphrase")
  const { readFile } = await import("node:fs/promises")
  const found = /^AGE-SECRET-KEY-\S+$/m.exec(await readFile(identity, "utf8"))?.[0]
  if (!found) throw new Misuse("There is no age identity in that file")
  return { identity: found }
}

/** Counts by kind on one line. */
export const kinds = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(", ") || "none"
