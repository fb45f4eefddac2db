import { Audit } from "../../audit/audit/inside"
import { commit, retrying, type Write } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { each } from "../../platform/util/guard"
import { Person } from "../person/inside"
import type { CaseFileRow } from "./casefile.entity"
import { row } from "./casefile.row"

/**
 * For safe contacts not confirmed for 30 days: creates one task in the woman's open case file to ask her again, until
 * she has been asked. A failure of one does not stop the others; the next tick tries it again.
 */
export async function askToReconfirm(): Promise<{ asked: number }> {
  const due = await Person.toAsk(Clock.iso())
  const { count } = await each(
    "casefile.contact_not_tended",
    due,
    ({ casefileID }) => ({ casefileID }),
    ({ personID, casefileID }) => retrying(() => ask(personID, casefileID)),
  )
  return { asked: count }
}

async function ask(personID: string, casefileID: string): Promise<boolean> {
  const casefile = await row(casefileID)
  const writes = await askAgain(casefile)
  if (!writes) return false
  await commit({
    writes,
    audit: await Audit.entry({ action: "person.contact_asked", subjects: [personID, casefileID] }),
    answer: { casefileID },
    remembered: false,
  })
  return casefile.status === "open"
}

/** The writes that create a task to ask the woman again, if her contact is stale and no such task is open. */
export function askAgain({ casefileID, personID, folio, urgency, status }: CaseFileRow): Promise<Write[] | undefined> {
  const dueAt = Clock.iso()
  const task = { kind: "reconfirm_contact" as const, urgent: urgency === "urgent", dueAt, folio, casefileID }
  return Person.asked(personID, status === "open" ? task : undefined)
}
