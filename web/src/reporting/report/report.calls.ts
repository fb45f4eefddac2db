import type { Document, File } from "@ventanilla/core/reporting/report/schema"
import { type AsRead, ask, client, keyed } from "../../api"
import { write } from "../../context/call"
import { language } from "../../context/language"

export type Format = "csv" | "xlsx" | "pdf"
export const formats: readonly Format[] = ["pdf", "xlsx", "csv"]
export type Group = "month" | "quarter" | "year" | "informe" | "range"
export const groups: readonly Group[] = ["month", "quarter", "year", "informe", "range"]
export type Range = { from: string; to: string; group: Group; families: string }
export type Circle = "headquarters" | "outside"

/** A document speaks the reader's language: asked for again when that changes. */
export const spoken = (...key: unknown[]) => [...key, language()]

const mine = () => client.api.reports
const network = () => client.api.headquarters.reports
const answers = () => client.api.headquarters.transparency

export const readFigures = (query: Range): Promise<Document> => ask(mine().figures.$get({ query }))
export const figuresFile = (query: Range & { format: Format }): Promise<File> =>
  ask(mine().figures.file.$get({ query }))
export const listReports = (cursor?: string) =>
  ask(mine().$get({ query: { limit: "24", ...(cursor ? { cursor } : {}) } }))
export const readReport = (reportID: string) => ask(mine()[":reportID"].$get({ param: { reportID } }))
export const reportFile = (reportID: string, format: Format): Promise<File> =>
  ask(mine()[":reportID"].file.$get({ param: { reportID }, query: { format } }))
export const draftReport = (month: string, key: string) => ask(mine().$post({ json: { month } }, keyed(key)))
export const approveReport = (reportID: string, version: AsRead, key: string) =>
  ask(mine()[":reportID"].approve.$post({ param: { reportID }, json: { version } }, keyed(key)))

export const readNetwork = (query: Range & { circle: Circle }): Promise<Document> =>
  ask(network().figures.$get({ query }))
export const readOffices = (from: string, to: string) =>
  ask(client.api.headquarters.numbers.offices.$get({ query: { from, to } }))
export const networkFile = (query: Range & { circle: Circle; format: Format }): Promise<File> =>
  ask(network().figures.file.$get({ query }))
export const listReceived = (month: string) => ask(network().$get({ query: { month, limit: "100" } }))
export const readReceived = (tenantID: string, reportID: string) =>
  ask(network()[":tenantID"][":reportID"].$get({ param: { tenantID, reportID } }))
export const receivedFile = (tenantID: string, reportID: string, format: Format): Promise<File> =>
  ask(network()[":tenantID"][":reportID"].file.$get({ param: { tenantID, reportID }, query: { format } }))
export const listAnswers = () => ask(answers().$get({ query: { limit: "25" } }))
export const answerRequest = write(answers())
export const answerFile = (reportID: string, format: Format): Promise<File> =>
  ask(answers()[":reportID"].file.$get({ param: { reportID }, query: { format } }))

/** Hands a file to the browser. */
export function save({ name, type, content }: File): void {
  const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type }))
  const link = document.createElement("a")
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
