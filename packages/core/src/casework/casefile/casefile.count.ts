import { Act } from "../../platform/actor"
import { Store, type Write, Writes } from "../../platform/store"
import { fn } from "../../platform/util/fn"
import { Statistics } from "../../statistics/statistics"
import { Access } from "../../tenancy/access"
import { written } from "./casefile.dates"
import { CaseFileEntity, type CaseFileRow } from "./casefile.entity"
import { factsOfAll } from "./casefile.row"
import { type Count, CountInput, Urgency } from "./casefile.schema"

type Row = Pick<CaseFileRow, "status" | "urgency" | "minor" | "assignedTo">
type Cell = { minor: boolean; urgency: Urgency; staffID: string | null; count: number }

const nobody = "nobody"

/** The counter in which a case file stands: where it is, whether a minor's, how urgent, and who carries it. */
export const counterOf = ({ status, minor, urgency, assignedTo }: Row) =>
  `casefiles.${status}.${minor ? "minor" : "other"}.${urgency}.${assignedTo ?? nobody}` as const

/** Counts where one opened, for the transaction that opens it. */
export const countOpened = (made: Row): Promise<Write[]> => Statistics.count(Statistics.standing, [counterOf(made)])

/**
 * What makes case files what they are next, each as it was read, and counts them where they stand then. All case files of
 * one transaction at once: it takes no counter twice.
 */
export async function rewritten(changes: readonly { found: CaseFileRow; next: CaseFileRow }[]): Promise<Write[]> {
  const { table } = await Store.consulate()
  const moved = changes.flatMap(({ found, next }) => [[counterOf(found), -1] as const, [counterOf(next), 1] as const])
  return [
    ...changes.map(({ found, next }) => {
      const put = CaseFileEntity.put(next).where(({ version }, { eq }) => eq(version, found.version))
      const gone = Object.keys(found).filter((name) => !(name in next))
      return Writes.rewrite(put.params({ table }), written, gone)
    }),
    ...(await Statistics.count(Statistics.standing, moved)),
  ]
}

/**
 * How many case files there are for the acting person, by who carries them and how urgent: out of counters, whose reads
 * grow with the staff and not with the files. A minor's that she must not know of is in none; one that an emergency access
 * shows her is.
 */
export async function standing(status: Row["status"]): Promise<Cell[]> {
  const [counters, shown] = await Promise.all([
    Statistics.counters(Statistics.standing, `casefiles.${status}.`),
    Access.exceptions(),
  ])
  const cells = Object.entries(counters).map(([key, count]): Cell => {
    const [, , minor, urgency, staffID] = key.split(".")
    return {
      minor: minor === "minor",
      urgency: Urgency.parse(urgency),
      staffID: staffID === nobody || !staffID ? null : staffID,
      count,
    }
  })
  if (shown === "all") return cells
  const files = (shown.length ? await factsOfAll(shown) : []).filter((file) => file.minor && file.status === status)
  const seen = files.map(({ urgency, assignedTo }): Cell => ({ minor: true, urgency, staffID: assignedTo, count: 1 }))
  return [...cells.filter(({ minor }) => !minor), ...seen]
}

/** How many case files the list has, by urgency: the same that it would show, page after page. */
export const count = fn(CountInput, async ({ status, mine, owner }): Promise<Count> => {
  Act.assert("casefile.list")
  const me = Act.label().id
  const sums: Count = { urgent: 0, soon: 0, routine: 0 }
  for (const { urgency, staffID, count } of await standing(status))
    if ((!owner || staffID === owner) && (mine !== "true" || staffID === me)) sums[urgency] += count
  return sums
})
