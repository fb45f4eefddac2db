import { GetCommand } from "@aws-sdk/lib-dynamodb"
import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { Person } from "../../casework/person/inside"
import { Act, verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit, Lists, retrying, Store, type Write, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import type { Page } from "../../platform/util/schema"
import { Access } from "../../tenancy/access/inside"
import { ReviewEntity, type ReviewRow } from "./review.entity"
import { settle as settled } from "./review.rules"
import { AskInput, type Cause, type Info, ListInput, QueueInput, SettleInput } from "./review.schema"

export { isQuiet, quietDays } from "./review.rules"

type File = { casefileID: string; personID: string; folio: string }
type Words = { question: string | null; answer: string | null }

/** The row that allows only one waiting review per case file and cause. */
const turnOf = (casefileID: string, cause: Cause) => ({ pk: `review#turn#${casefileID}#${cause}`, sk: "review" })

async function waits(casefileID: string, cause: Cause): Promise<boolean> {
  const { table, client } = await Store.consulate()
  const { Item } = await client.send(
    new GetCommand({ TableName: table, Key: turnOf(casefileID, cause), ConsistentRead: true }),
  )
  return Item?.waits === true
}

/** For the transaction that calls for a supervisor; no writes when the same review is already waiting. */
export async function write(
  file: File,
  cause: Cause,
  sealed: string | null = null,
  reviewID = createID("review"),
): Promise<Write[]> {
  if (await waits(file.casefileID, cause)) return []
  const { table } = await Store.consulate()
  const { casefileID, personID, folio } = file
  const row = omitNil({
    reviewID,
    casefileID,
    personID,
    folio,
    cause,
    status: "waiting" as const,
    sealed,
    askedAt: Clock.iso(),
    askedBy: Act.label().id,
    version: 1,
  })
  return [
    Writes.put(ReviewEntity.create(row).params({ table })),
    {
      Put: {
        TableName: table,
        Item: { ...turnOf(casefileID, cause), reviewID, waits: true },
        ConditionExpression: "attribute_not_exists(pk) OR waits = :no",
        ExpressionAttributeValues: { ":no": false },
      },
    },
  ]
}

/** Asks a supervisor to look at a case file. */
export const ask = verb("review.ask", AskInput, async ({ casefileID, cause, question }) => {
  const file = await CaseFile.enter(casefileID)
  return retrying(async () => {
    const reviewID = createID("review")
    const dataKey = await Person.dataKey(file.personID)
    const sealed = question ? await dataKey.seal(reviewID, { question, answer: null }) : null
    const writes = await write(file, cause, sealed, reviewID)
    if (writes.length === 0) throw new VisibleError("conflict", "review_waiting")
    return commit({
      writes,
      audit: await Audit.entry({ action: "review.asked", subjects: [reviewID, casefileID] }),
      answer: { reviewID },
    })
  })
})

/** The supervisor's answer. */
export const settle = verb("review.settle", SettleInput, async ({ reviewID, outcome, answer }) => {
  const handle = await Store.consulate()
  const { data: found } = await ReviewEntity.get({ reviewID }).go({ ...handle, consistent: true })
  if (!found) throw new VisibleError("not_found", "not_found")
  await CaseFile.enter(found.casefileID)
  const dataKey = await Person.dataKey(found.personID)
  const before = found.sealed ? await dataKey.open<Words>(reviewID, found.sealed) : undefined
  const words = { question: before?.question ?? null, answer }
  const sealed = words.question || words.answer ? await dataKey.seal(reviewID, words) : undefined
  const next = settled(found, omitNil({ outcome, sealed }), Act.label().id, Clock.iso())
  return commit({
    writes: [
      Writes.put(
        ReviewEntity.put(next)
          .where(({ version }, { eq }) => eq(version, found.version))
          .params({ table: handle.table }),
      ),
      { Put: { TableName: handle.table, Item: { ...turnOf(found.casefileID, found.cause), reviewID, waits: false } } },
    ],
    audit: await Audit.entry({ action: "review.settled", subjects: [reviewID, found.casefileID] }),
    answer: { reviewID, outcome },
  })
})

/**
 * Reviews that wait for a supervisor, longest waiting first; by folio only, because the question is in the case file.
 */
export const queue = verb("review.queue", QueueInput, async ({ status, cursor, limit }): Promise<Page<Info>> => {
  const handle = await Store.consulate()
  const order = status === "waiting" ? "asc" : "desc"
  const result = await Lists.page({ cursor, limit }, (at) =>
    ReviewEntity.query.byStatus({ status }).go({ ...handle, ...at, order }),
  )
  return { items: await awaitAll(result.data.map((row) => serialize(row, false))), cursor: result.cursor }
})

/** The reviews of one case file, newest first; the texts only for staff who may see what the woman told. */
export const list = verb("review.list", ListInput, async ({ casefileID, cursor, limit }): Promise<Page<Info>> => {
  const file = await CaseFile.enter(casefileID)
  const sees = await Access.sees("narrative", file)
  await Audit.read({ action: "review.read", subjects: [casefileID] })
  const handle = await Store.consulate()
  const result = await Lists.page({ cursor, limit }, (at) =>
    ReviewEntity.query.byCaseFile({ casefileID }).go({ ...handle, ...at, order: "desc" }),
  )
  return { items: await awaitAll(result.data.map((row) => serialize(row, sees))), cursor: result.cursor }
})

/** How many reviews wait in all, and how many for one case file. */
export async function waiting(): Promise<number> {
  const handle = await Store.consulate()
  const { data } = await ReviewEntity.query.byStatus({ status: "waiting" }).go({ ...handle, pages: "all" })
  return data.length
}
export async function waitingOf(casefileID: string): Promise<number> {
  const handle = await Store.consulate()
  const { data } = await ReviewEntity.query.byCaseFile({ casefileID }).go({ ...handle, pages: "all" })
  return data.filter(({ status }) => status === "waiting").length
}

async function serialize(found: ReviewRow, opened: boolean): Promise<Info> {
  const { reviewID, casefileID, folio, cause, status, askedAt, askedBy } = found
  const words =
    opened && found.sealed
      ? await (await Person.dataKey(found.personID)).open<Words>(reviewID, found.sealed)
      : { question: null, answer: null }
  return {
    reviewID,
    casefileID,
    folio,
    cause,
    status,
    outcome: found.outcome ?? null,
    ...words,
    askedAt,
    askedBy,
    doneAt: found.doneAt ?? null,
    doneBy: found.doneBy ?? null,
  }
}
