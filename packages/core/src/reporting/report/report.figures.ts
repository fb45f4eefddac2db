import { verb } from "../../platform/actor"
import { headquartersZone } from "../../platform/data/headquarters"
import { say } from "../../platform/data/report-words"
import { awaitAll } from "../../platform/util/await-all"
import { Request } from "../../platform/util/request"
import { Tenant } from "../../tenancy/tenant/inside"
import { Numbers } from "../numbers/inside"
import { asFile } from "./report.files"
import { figuresDocument, fileName, informeLine } from "./report.rules"
import {
  type Document,
  FiguresFileInput,
  FiguresInput,
  type FiguresQuery,
  type File,
  NetworkFiguresInput,
  NetworkFileInput,
  type NetworkQuery,
} from "./report.schema"

/** The consulate's own figures for a range of periods, as a document. */
export const figures = verb("report.figures", FiguresInput, async (input): Promise<Document> => {
  return own(input)
})
async function own(input: FiguresQuery): Promise<Document> {
  const { language } = Request.use()
  const [{ names, timeZone }, found] = await awaitAll([Tenant.current(), Numbers.figures(input)])
  return figuresDocument(found, language, {
    title: say(language, "figures"),
    office: names[language],
    timeZone,
    inside: true,
  })
}

export const figuresFile = verb("report.figures", FiguresFileInput, async ({ format, ...input }): Promise<File> => {
  return asFile(await own(input), format, fileName("figures", input.from, input.to, format))
})

/** The network's figures, as headquarters or as the public may see them. */
export const networkFigures = verb("network.report", NetworkFiguresInput, async (input): Promise<Document> => {
  return network(input)
})
async function network(input: NetworkQuery): Promise<Document> {
  const { language } = Request.use()
  const found = await Numbers.networkFigures(input)
  const document = figuresDocument(found, language, {
    title: say(language, "network"),
    office: null,
    timeZone: headquartersZone,
  })
  return { ...document, about: [...document.about, ...informeLine(found, input, language)] }
}

export const networkFile = verb("network.report", NetworkFileInput, async ({ format, ...input }): Promise<File> => {
  return asFile(await network(input), format, fileName("network", input.from, input.to, format))
})
