import { Request } from "./request"

/**
 * The only types that a log line accepts; it carries ids, codes, counts and durations only, because a log line is a
 * disclosure.
 */
export type Loggable = string | number | boolean | undefined
type Level = "info" | "warn" | "error"

let sink: (line: string) => void = (line) => process.stdout.write(`${line}\n`)

let carried: () => Record<string, Loggable> = () => ({})

/** The ids on every line: the request's, and what `Log.carry` adds. */
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
  /** Adds fields to every line; called by code that knows the actor, since this folder does not. */
  carry: (source: () => Record<string, Loggable>) => {
    carried = source
  },
  /** Redirects the lines; for tests and the local cloud. */
  to: (next: (line: string) => void) => {
    sink = next
  },
}

/** The class of a failure, never its text: an SDK or a driver may quote the row that failed. */
export const failureName = (error: unknown): string => (error instanceof Error ? error.name : typeof error)
