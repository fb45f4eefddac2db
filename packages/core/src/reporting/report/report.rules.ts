import { wordsOf } from "../../platform/data/figure-words"
import { longMonth, moment, periodName, say } from "../../platform/data/report-words"
import { familyOf, isPersonal } from "../../statistics/statistics/families.schema"
import type { Figures } from "../numbers/numbers.schema"
import type { Cell, Document, Table } from "./document.schema"
import type { Content, Info } from "./report.schema"

type Language = Document["language"]
type Definition = Figures["definition"]
type Row = Table["rows"][number]

/** Community is what an office does for many people at once; everything else counts as care of one woman. */
const isCommunity = (key: string) => /^(outreach|participant|training|attendee|notification|alliance)\./.test(key)

const cellOf = ({ value, note }: Figures["rows"][number]): Cell => value ?? { withheld: note ?? "hidden" }

function nameOf(key: string, definition: Definition, language: Language): string {
  const family = familyOf(key)
  if (family) return wordsOf(family, key.slice(family.length + 1))[language]
  return definition[key]?.name[language] ?? key
}

/** Rows of figures in tables: care, community and one for each family, in the order of the rows. */
function tablesOf(
  keys: readonly string[],
  heads: string[],
  language: Language,
  definition: Definition,
  row: (key: string) => Cell[],
): Table[] {
  const groups = new Map<string, { name: string; note: string | null; rows: Row[] }>()
  for (const key of keys) {
    const family = familyOf(key)
    const side = isCommunity(key) ? ("community" as const) : ("protection" as const)
    const group = family ?? side
    const found = groups.get(group) ?? {
      name: family ? (definition[family]?.name[language] ?? family) : say(language, side),
      note: family ? (definition[family]?.text[language] ?? null) : null,
      rows: [],
    }
    const about = family ? null : (definition[key]?.text[language] ?? null)
    found.rows.push({ key, cells: [nameOf(key, definition, language), ...row(key)], about })
    groups.set(group, found)
  }
  return [...groups.values()].map(({ name, note, rows }) => ({
    name,
    heads: [say(language, "figure"), ...heads],
    rows,
    note,
  }))
}

const definitionNotes = (keys: readonly string[], definition: Definition, language: Language): Document["notes"] =>
  [...new Set(keys.map((key) => familyOf(key) ?? key))].flatMap((name) => {
    const found = definition[name]
    return found ? [{ term: found.name[language], text: found.text[language] }] : []
  })

/** `inside`: the consulate's own document, in which nothing is withheld. */
type Head = { title: string; office: string | null; timeZone: string; folio?: string | null; inside?: boolean }

/** Figures by period as a document; what is withheld in them is withheld here. */
export function figuresDocument(
  figures: Figures,
  language: Language,
  { title, office, timeZone, folio, inside = false }: Head,
): Document {
  const periods = [...new Set(figures.rows.map(({ period }) => period))]
  const cells = new Map(figures.rows.map((row) => [`${row.key} ${row.period}`, cellOf(row)]))
  const keys = [...new Set(figures.rows.map(({ key }) => key))]
  const names = periods.map((period) => periodName(period, language))
  const isWithheld = figures.rows.some(({ value }) => value === null)
  return {
    language,
    title,
    about: [
      ...(office ? [{ term: say(language, "office"), text: office }] : []),
      ...(folio ? [{ term: say(language, "folio"), text: folio }] : []),
      {
        term: say(language, "period"),
        text: [names[0], names.at(-1)].filter((one, at, all) => one && all.indexOf(one) === at).join(" – "),
      },
      { term: say(language, "counted"), text: figures.freshness ? moment(figures.freshness, language, timeZone) : "—" },
      { term: say(language, "version"), text: say(language, "versionText", { version: figures.version }) },
    ],
    tables: tablesOf(keys, names, language, figures.definition, (key) =>
      periods.map((period) => cells.get(`${key} ${period}`) ?? null),
    ),
    notes: [
      ...(isWithheld ? [{ term: say(language, "suppression"), text: say(language, "hidden") }] : []),
      ...(inside && keys.some(isPersonal)
        ? [{ term: say(language, "suppression"), text: say(language, "inside") }]
        : []),
      ...definitionNotes(keys, figures.definition, language),
    ],
  }
}

/** Metrics and cells of one period, from figures in which nothing is withheld. */
export function countsOf({ rows }: Figures): Pick<Content, "counts" | "cells"> {
  const [counts, cells]: [Content["counts"], Content["cells"]] = [{}, {}]
  for (const { key, value } of rows) (familyOf(key) ? cells : counts)[key] = value ?? 0
  return { counts, cells }
}

/** The part that headquarters may read. */
export const forHeadquarters = (content: Content): Content => ({
  ...content,
  cells: Object.fromEntries(Object.entries(content.cells).filter(([key]) => !isPersonal(key))),
})

/**
 * The latest figures stated for each month, by its own report and by corrections in later ones. `reports` are in
 * chronological order.
 */
export function stated(reports: readonly Content[]): Map<string, Content["counts"]> {
  const said = new Map<string, Content["counts"]>()
  for (const { month, counts, corrections } of reports) {
    said.set(month, { ...counts })
    for (const { month: earlier, key, is } of corrections) said.set(earlier, { ...said.get(earlier), [key]: is })
  }
  return said
}

/** Where the stated figures of a month differ from how it is counted now. */
export function correctionsOf(
  said: Map<string, Content["counts"]>,
  now: Map<string, Content["counts"]>,
): Content["corrections"] {
  return [...said].flatMap(([month, was]) => {
    const is = now.get(month) ?? {}
    return [...new Set([...Object.keys(was), ...Object.keys(is)])]
      .map((key) => ({ month, key, was: was[key] ?? 0, is: is[key] ?? 0 }))
      .filter((one) => one.was !== one.is)
  })
}

type Frame = { office: string; timeZone: string; definition: Definition; inside: boolean }

/** A monthly report as a document. */
export function monthlyDocument(
  content: Content,
  info: Pick<Info, "status" | "approvedAt">,
  language: Language,
  frame: Frame,
): Document {
  const { definition, timeZone } = frame
  // Stored rows have lost the order of their keys.
  const order = Object.keys(definition)
  const place = (key: string) => order.indexOf(familyOf(key) ?? key)
  const inOrder = (counts: Content["counts"]) =>
    Object.keys(counts).sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
  const keys = [...inOrder(content.counts), ...inOrder(content.cells)]
  const heads = [periodName(content.month, language), say(language, "before"), say(language, "informeYear")]
  const totals = tablesOf(inOrder(content.counts), heads, language, definition, (key) => [
    content.counts[key] ?? 0,
    content.before[key] ?? 0,
    content.informe[key] ?? 0,
  ])
  const cells = tablesOf(inOrder(content.cells), heads.slice(0, 1), language, definition, (key) => [
    content.cells[key] ?? 0,
  ])
  const corrections: Table[] = content.corrections.length
    ? [
        {
          name: say(language, "corrections"),
          heads: [say(language, "figure"), say(language, "was"), say(language, "is")],
          rows: content.corrections.map(({ month, key, was, is }) => ({
            key,
            cells: [`${nameOf(key, definition, language)}, ${periodName(month, language)}`, was, is],
            about: null,
          })),
          note: null,
        },
      ]
    : []
  const approved = info.approvedAt
    ? say(language, "approved", { day: moment(info.approvedAt, language, timeZone) })
    : say(language, "draft")
  return {
    language,
    title: `${say(language, "monthly")} · ${longMonth(content.month, language)}`,
    about: [
      { term: say(language, "office"), text: frame.office },
      { term: say(language, "status"), text: approved },
      { term: say(language, "counted"), text: moment(content.countedAt, language, timeZone) },
      { term: say(language, "version"), text: say(language, "versionText", { version: content.definitions }) },
    ],
    tables: [...totals, ...corrections, ...cells],
    notes: [
      { term: say(language, "suppression"), text: say(language, frame.inside ? "inside" : "received") },
      ...definitionNotes(keys, definition, language),
    ],
  }
}

/** The first month of the reporting year (año de informe) to which a month belongs. */
export function informeFrom(month: string, begins: number): string {
  const [year = 0, number = 0] = month.split("-").map(Number)
  return `${number >= begins ? year : year - 1}-${String(begins).padStart(2, "0")}`
}

/** The name of a file: what it is and its months, without any person's name. */
export const fileName = (
  kind: "monthly" | "figures" | "network" | "transparency",
  from: string,
  to: string,
  format: string,
) =>
  `${{ monthly: "informe-mensual", figures: "cifras", network: "informe-red", transparency: "transparencia" }[kind]}-${from === to ? from : `${from}_${to}`}.${format}`

const inSentence = {
  held: "outreach.held",
  participants: "outreach.participants",
  cases: "casefile.opened",
  referrals: "referral.made",
  trainings: "training.held",
  alliances: "alliance.signed",
} as const

/** A sentence for the annual report (informe) with the range's totals, each only if it may be shown. */
export function informeLine(
  { rows }: Figures,
  { from, to }: { from: string; to: string },
  language: Language,
): Document["about"] {
  const format = new Intl.NumberFormat(language === "es" ? "es-MX" : "en-US")
  const totals = Object.entries(inSentence).map(([word, key]) => {
    const own = rows.filter((row) => row.key === key)
    if (own.length === 0 || own.some(({ value }) => value === null)) return null
    return [word, format.format(own.reduce((sum, { value }) => sum + (value ?? 0), 0))] as const
  })
  if (totals.includes(null)) return []
  const values = Object.fromEntries(totals.filter((total) => total !== null))
  const range = { from: longMonth(from, language), to: longMonth(to, language) }
  return [{ term: say(language, "informe"), text: say(language, "sentence", { ...values, ...range }) }]
}
