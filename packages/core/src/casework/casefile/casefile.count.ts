import { Act, verb } from "../../platform/actor"
import { Store, type Write, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Statistics } from "../../statistics/statistics/inside"
import { Access } from "../../tenancy/access/inside"
import { written } from "./casefile.dates"
import { CaseFileEntity, type CaseFileRow } from "./casefile.entity"
import { factsOfAll } from "./casefile.row"
import { type Count, CountInput, Urgency } from "./casefile.schema"

type Row = Pick<CaseFileRow, "status" | "urgency" | "minor" | "assignedTo">
type Cell = { minor: boolean; urgency: Urgency; staffID: string | null; count: number }

const nobody = "nobody"

/** The counter to which a case file belongs: by status, whether a minor's, urgency, and who carries it. */
export const counterOf = ({ status, minor, urgency, assignedTo }: Row) =>
  `casefiles.${status}.${minor ? "minor" : "other"}.${urgency}.${assignedTo ?? nobody}` as const

/** Counts a new file, for the transaction that opens it. */
export const countOpened = (made: Row): Promise<Write[]> => Statistics.count(Statistics.current, [counterOf(made)])

/**
 * Writes that change case files, each conditional on being as it was read, and move them between counters. Takes all
 * case files of one transaction at once, because a transaction may touch a counter only once.
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
    ...(await Statistics.count(Statistics.current, moved)),
  ]
}

/**
 * How many case files there are for the actor, by who carries them and by urgency. Read from counters, so the cost
 * grows with the staff and not with the files. Minors' files that the actor must not know of are not counted; one shown
 * by an emergency access is.
 */
export async function currentCounts(status: Row["status"]): Promise<Cell[]> {
  const [counters, shown] = await awaitAll([
    Statistics.counters(Statistics.current, `casefiles.${status}.`),
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

/** How many case files the list has, by urgency: exactly those that the list would show, page after page. */
export const count = verb("casefile.list", CountInput, async ({ status, mine, owner }): Promise<Count> => {
  const me = Act.label().id
  const sums: Count = { urgent: 0, soon: 0, routine: 0 }
  for (const { urgency, staffID, count } of await currentCounts(status))
    if ((!owner || staffID === owner) && (mine !== "true" || staffID === me)) sums[urgency] += count
  return sums
})
