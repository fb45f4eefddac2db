/** The parts of a replay; `answers` are the partners', and the closings of files. */
const parts = ["onboarding", "mailboxes", "acts", "answers", "ticks", "recount"] as const
type Part = (typeof parts)[number]
/** `calls` are those made to AWS. */
type Cost = { seconds: number; requests: number; calls: number }
export type Spent = Record<Part, Cost>

/** Adds up by part what `read` has grown by. */
export function createSpent(read: () => Cost) {
  const spent = Object.fromEntries(parts.map((part) => [part, { seconds: 0, requests: 0, calls: 0 }])) as Spent
  return {
    spent,
    async during<T>(part: Part, run: () => Promise<T>): Promise<T> {
      const from = read()
      try {
        return await run()
      } finally {
        const to = read()
        for (const what of ["seconds", "requests", "calls"] as const) spent[part][what] += to[what] - from[what]
      }
    },
  }
}
