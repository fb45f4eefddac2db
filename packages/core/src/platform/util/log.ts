import { Request } from "./request"

/** Only ids, codes, counts and durations fit in a log line: a log line is a disclosure. */
export type Loggable = string | number | boolean | undefined
type Level = "info" | "warn" | "error"

let sink: (line: string) => void = (line) => process.stdout.write(`${line}\n`)

let carried: () => Record<string, Loggable> = () => ({})

/** The ids that every line carries: the request's, and what `Log.carry` adds. */
export function identifiers(): Record<string, Loggable> {
  const requestID = Request.peek()?.requestID
  return { ...(requestID ? { requestID } : {}), ...carried() }
}

const plain = (value: Loggable) => (typeof value === "string" ? value.slice(0, 200) : value)

function write(level: Level, message: string, fields: Record<string, Loggable> = {}) {
  const entries = Object.entries(fields).map(([key, value]) => [key, plain(value)])
  sink(JSON.stringify({ level, message, ...identifiers(), ...Object.fromEntries(entries) }))
}

export const Log = {
  info: (message: string, fields?: Record<string, Loggable>) => write("info", message, fields),
  warn: (message: string, fields?: Record<string, Loggable>) => write("warn", message, fields),
  error: (message: string, fields?: Record<string, Loggable>) => write("error", message, fields),
  /** Says what else every line carries; called by whoever knows, since this folder knows no actor. */
  carry: (source: () => Record<string, Loggable>) => {
    carried = source
  },
  /** Where lines go; tests and the local cloud redirect it. */
  to: (next: (line: string) => void) => {
    sink = next
  },
}

/** The class of a failure, never its text: an SDK or a driver may quote the row it failed on. */
export const failureName = (error: unknown): string => (error instanceof Error ? error.name : typeof error)
