import { createConversions } from "electrodb"
import { Audit } from "../../audit/audit/inside"
import { Act, verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit, Lists, Store, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import type { Page } from "../../platform/util/schema"
import { Protocol } from "../protocol/inside"
import { FeedbackEntity, type FeedbackRow } from "./feedback.entity"
import { answered } from "./feedback.rules"
import { AnswerInput, type Feedback, FeedbackInput, GiveInput, OwnFeedbackInput } from "./feedback.schema"

/** Sends feedback about a step to headquarters. The author is recorded only in the consulate's own audit. */
export const give = verb("feedback.give", GiveInput, async ({ protocol, version, step, text }) => {
  const edition = await Protocol.edition(protocol, version)
  if (!Protocol.findStep(edition, step)) throw new VisibleError("validation", "step_unknown", "step")
  const { table } = await Store.registry()
  const feedbackID = createID("feedback")
  const tenantID = Act.tenantID()
  const row = { feedbackID, tenantID, protocol, edition: version, step, text, writtenAt: Clock.iso(), version: 1 }
  return commit({
    writes: [Writes.put(FeedbackEntity.create({ ...row, status: "new" }).params({ table }))],
    audit: await Audit.entry({ action: "feedback.given", subjects: [feedbackID] }),
    answer: { feedbackID },
  })
})

/** This consulate's feedback and headquarters' answers; newest first. */
export const own = verb("feedback.own", OwnFeedbackInput, async ({ cursor, limit }): Promise<Page<Feedback>> => {
  const handle = await Store.registry()
  const found = await Lists.page({ cursor, limit }, (at) =>
    FeedbackEntity.query.byID({ tenantID: Act.tenantID() }).go({ ...handle, ...at, order: "desc" }),
  )
  return { items: found.data.map(serialize), cursor: found.cursor }
})

/** The feedback of every consulate about a protocol, or about one step or version of it; newest first. */
export const list = verb(
  "feedback.list",
  FeedbackInput,
  async ({ protocol, step, version, cursor, limit }): Promise<Page<Feedback>> => {
    const handle = await Store.registry()
    const isAsked = (row: FeedbackRow) =>
      (!step || row.step === step) && (version === undefined || row.edition === version)
    const found = await Lists.page(
      { cursor, limit },
      (at) => FeedbackEntity.query.byProtocol({ protocol }).go({ ...handle, ...at, order: "desc" }),
      {
        after: (row) => createConversions(FeedbackEntity).byAccessPattern.byProtocol.fromComposite.toCursor(row),
        wanted: step || version !== undefined ? isAsked : undefined,
      },
    )
    return { items: found.data.map(serialize), cursor: found.cursor }
  },
)

/** Headquarters has read it, or answers; what was answered stays answered. */
export const answer = verb("feedback.answer", AnswerInput, async ({ tenantID, feedbackID, answer }) => {
  const handle = await Store.registry()
  const { data } = await FeedbackEntity.get({ tenantID, feedbackID }).go({ ...handle, consistent: true })
  if (!data) throw new VisibleError("not_found", "not_found")
  const next = answered(data, answer, Clock.iso())
  return commit({
    writes: [
      Writes.put(
        FeedbackEntity.put(omitNil(next))
          .where(({ version }, { eq }) => eq(version, data.version))
          .params({ table: handle.table }),
      ),
    ],
    audit: await Audit.entry({ action: "feedback.answered", subjects: [feedbackID] }),
    answer: { feedbackID, status: next.status },
  })
})

function serialize(row: FeedbackRow): Feedback {
  const { feedbackID, tenantID, protocol, edition, step, text, writtenAt, status } = row
  const its = { feedbackID, tenantID, protocol, version: edition, step, text, writtenAt, status }
  return { ...its, answer: row.answer ?? null, answeredAt: row.answeredAt ?? null }
}
