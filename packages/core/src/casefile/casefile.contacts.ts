import { Audit } from "../audit"
import { Person } from "../person"
import { commit, retrying, type Write } from "../store"
import { Clock } from "../util/clock"
import { failureName, Log } from "../util/log"
import type { CaseFileRow } from "./casefile.entity"
import { row } from "./casefile.row"

/**
 * Safe contacts that nobody has confirmed for 30 days (dossier 7.4): asking again becomes a task of her open case file,
 * once, until she has been asked. One that fails does not keep the others from theirs; the next tick finds it.
 */
export async function tendContacts(): Promise<{ asked: number }> {
  let asked = 0
  for (const { personID, casefileID } of await Person.toAsk(Clock.iso())) {
    try {
      if (await retrying(() => tend(personID, casefileID))) asked++
    } catch (error) {
      Log.warn("casefile.contact_not_tended", { casefileID, failure: failureName(error) })
    }
  }
  return { asked }
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
