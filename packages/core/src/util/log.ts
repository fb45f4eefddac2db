import { Request } from "./request"

/** Only ids, codes, counts and durations fit in a log line: a log line is a disclosure. */
export type Loggable = string | number | boolean | undefined
type Level = "info" | "warn" | "error"

let sink: (line: string) => void = (line) => process.stdout.write(`${line}\n`)

const plain = (value: Loggable) => (typeof value === "string" ? value.slice(0, 200) : value)

function write(level: Level, message: string, fields: Record<string, Loggable> = {}) {
  const requestID = Request.peek()?.requestID
  const entries = Object.entries(fields).map(([key, value]) => [key, plain(value)])
  sink(JSON.stringify({ level, message, ...(requestID ? { requestID } : {}), ...Object.fromEntries(entries) }))
}

export const Log = {
  info: (message: string, fields?: Record<string, Loggable>) => write("info", message, fields),
  warn: (message: string, fields?: Record<string, Loggable>) => write("warn", message, fields),
  error: (message: string, fields?: Record<string, Loggable>) => write("error", message, fields),
  /** Where lines go; tests and the local cloud redirect it. */
  to: (next: (line: string) => void) => {
    sink = next
  },
}

/** The class of a failure, never its text: an SDK or a driver may quote the row it failed on. */
export const failureName = (error: unknown): string => (error instanceof Error ? error.name : typeof error)
