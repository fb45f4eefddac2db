import { Store, type Write } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import { Task } from "../../tenancy/task/inside"
import { PersonEntity } from "./person.entity"
import { isStale, replace, row } from "./person.row"
import { contactAskAt } from "./person.rules"

/** People whose safe contact is due to be confirmed, longest overdue first; ids only. */
export async function toAsk(now: string): Promise<{ personID: string; casefileID: string }[]> {
  const handle = await Store.consulate()
  const { data } = await PersonEntity.query
    .byAsking({})
    .lte({ askAt: now })
    .go({ ...handle, limit: 100 })
  return data.flatMap(({ personID, casefileID }) => (casefileID ? [{ personID, casefileID }] : []))
}

/** When the first safe contact is due to be confirmed. */
export async function nextToAskAt(): Promise<string | undefined> {
  const handle = await Store.consulate()
  const { data } = await PersonEntity.query.byAsking({}).go({ ...handle, limit: 1 })
  return data[0]?.askAt
}

/**
 * For the transaction that creates the task of confirming a contact (`task`: all of it but the id), or drops the
 * reminder (no `task`: her case file is closed). Undefined when another writer was faster. A second task is not created
 * while one is open.
 */
export async function asked(personID: string, task: Parameters<typeof Task.write>[0] | undefined) {
  const given = await row(personID)
  const found = given.mergedInto ? await row(given.mergedInto) : given
  if (found.erasedAt || !isStale(found, Clock.iso()) || (found.askAt === undefined && found.askTaskID)) return undefined
  const { table } = await Store.consulate()
  const { askAt, ...rest } = found
  const askTaskID = task && createID("task")
  const next = omitNil({ ...rest, askTaskID, version: found.version + 1 })
  return [replace(table, found, next), ...(task ? [await Task.write(task, askTaskID)] : [])]
}

/**
 * For the transaction that opens another case file of the same woman: contact reminders go to that file from now on.
 * Conditional on her record being unchanged.
 */
export async function turnTo(personID: string, casefileID: string): Promise<{ personID: string; write: Write }> {
  const given = await row(personID)
  const found = given.mergedInto ? await row(given.mergedInto) : given
  const { table } = await Store.consulate()
  const askAt = found.askTaskID ? found.askAt : contactAskAt(found.contactConfirmedAt)
  const next = omitNil({ ...found, casefileID, askAt, version: found.version + 1 })
  return { personID: found.personID, write: replace(table, found, next) }
}
