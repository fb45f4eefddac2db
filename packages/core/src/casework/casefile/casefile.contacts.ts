import { Audit } from "../../audit/audit"
import { commit, retrying, type Write } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { each } from "../../platform/util/guard"
import { Person } from "../person"
import type { CaseFileRow } from "./casefile.entity"
import { row } from "./casefile.row"

/**
 * Safe contacts that nobody has confirmed for 30 days (dossier 7.4): asking again becomes a task of her open case file,
 * once, until she has been asked. One that fails does not keep the others from theirs; the next tick finds it.
 */
export async function tendContacts(): Promise<{ asked: number }> {
  const due = await Person.toAsk(Clock.iso())
  const { count } = await each(
    "casefile.contact_not_tended",
    due,
    ({ casefileID }) => ({ casefileID }),
    ({ personID, casefileID }) => retrying(() => tend(personID, casefileID)),
  )
  return { asked: count }
}

async function tend(personID: string, casefileID: string): Promise<boolean> {
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

/** The writes that make it a task to ask her again, if her contact is stale and nobody is asked yet. */
export function askAgain({ casefileID, personID, folio, urgency, status }: CaseFileRow): Promise<Write[] | undefined> {
  const dueAt = Clock.iso()
  const task = { kind: "reconfirm_contact" as const, urgent: urgency === "urgent", dueAt, folio, casefileID }
  return Person.asked(personID, status === "open" ? task : undefined)
}
