import { Audit } from "../../audit/audit/inside"
import { Act, verb } from "../../platform/actor"
import { headquartersZone } from "../../platform/data/headquarters"
import { say } from "../../platform/data/report-words"
import { VisibleError } from "../../platform/error"
import { commit, Lists, Store, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { Request } from "../../platform/util/request"
import type { Page } from "../../platform/util/schema"
import { Numbers } from "../numbers/inside"
import { AnsweredEntity } from "./report.entity"
import { asFile } from "./report.files"
import { figuresDocument, fileName } from "./report.rules"
import {
  type Answered,
  AnsweredFileInput,
  type AnsweredInfo,
  type Document,
  type File,
  FromIDInput,
  ListInput,
  TransparencyInput,
} from "./report.schema"

/**
 * Answers a transparency request with what the public may see of closed months, and stores the answer. Closed months do
 * not change, and a period is shown only where each of its months is shown, so comparing two answers reveals no more
 * than the months do.
 */
export const answer = verb("transparency.answer", TransparencyInput, async ({ folio, ...input }) => {
  const figures = await Numbers.networkFigures({ ...input, circle: "outside" })
  const reportID = createID("report")
  const { from, to, group, families } = input
  const answer: Answered = {
    ...{ reportID, folio, from, to, group, families, figures },
    ...{ answeredAt: Clock.iso(), answeredBy: Act.label().id },
  }
  const { table } = await Store.registry()
  return commit({
    writes: [Writes.put(AnsweredEntity.create({ reportID, answer }).params({ table }))],
    audit: await Audit.entry({ action: "transparency.answered", subjects: [reportID] }),
    answer: { reportID },
  })
})

/** Every answer given, newest first. */
export const answers = verb("transparency.list", ListInput, async ({ cursor, limit }): Promise<Page<AnsweredInfo>> => {
  const handle = await Store.registry()
  const { data, cursor: next } = await Lists.page({ cursor, limit }, (at) =>
    AnsweredEntity.query.byID({}).go({ ...handle, ...at, order: "desc" }),
  )
  return { items: data.map(({ answer: { figures: _figures, ...info } }) => info), cursor: next }
})

async function row(reportID: string): Promise<Answered> {
  const handle = await Store.registry()
  const { data } = await AnsweredEntity.get({ reportID }).go({ ...handle, consistent: true })
  if (!data) throw new VisibleError("not_found", "not_found")
  return data.answer
}

function documentOf({ figures, folio }: Answered): Document {
  const { language } = Request.use()
  return figuresDocument(figures, language, {
    title: say(language, "transparency"),
    office: null,
    timeZone: headquartersZone,
    folio,
  })
}

export const answered = verb("transparency.list", FromIDInput, async ({ reportID }): Promise<Document> => {
  return documentOf(await row(reportID))
})

export const answeredFile = verb(
  "transparency.list",
  AnsweredFileInput,
  async ({ reportID, format }): Promise<File> => {
    const found = await row(reportID)
    return asFile(documentOf(found), format, fileName("transparency", found.from, found.to, format))
  },
)
