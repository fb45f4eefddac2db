import { readFile } from "node:fs/promises"
import { type Words, words } from "./page.words"
import { type Plan, reached } from "./plan"
import type { Outcome } from "./run"
import { dollarsOf, quantile } from "./summary"

type Counts = { month: string; counts: Record<string, number> }
type Report = { network: Counts[]; consulates: { tenantID: string; months: Counts[] }[] }
type Given = { plan: Plan; outcome: Outcome; names: ReadonlyMap<string, string> }

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
const shown = (w: Words, value: number, digits = 0) =>
  value.toLocaleString(w.lang === "es" ? "es-MX" : "en-US", { maximumFractionDigits: digits })

/** One measure by month, as bars with their months under them. */
function bars(w: Words, title: string, months: readonly Counts[], key: string): string {
  const values = months.map(({ counts }) => counts[key] ?? 0)
  const most = Math.max(1, ...values)
  const [width, height, gap] = [720, 150, 3]
  const each = width / values.length
  const rects = values
    .map((value, index) => {
      const tall = (value / most) * (height - 18)
      return `<rect x="${(index * each).toFixed(1)}" y="${(height - tall).toFixed(1)}" width="${(each - gap).toFixed(1)}" height="${tall.toFixed(1)}"><title>${months[index]?.month} · ${shown(w, value)}</title></rect>`
    })
    .join("")
  const years = months
    .map(({ month }, index) =>
      index === 0 || month.endsWith("-01")
        ? `<text x="${(index * each).toFixed(1)}" y="${height + 16}">${month}</text>`
        : "",
    )
    .join("")
  const peak = values.indexOf(most)
  const above = `<text class="peak" x="${Math.min(width - 60, peak * each).toFixed(1)}" y="11">${shown(w, most)}</text>`
  return `<figure><figcaption>${escaped(title)}</figcaption><svg viewBox="0 0 ${width} ${height + 22}" role="img" aria-label="${escaped(title)}">${rects}${years}${above}</svg></figure>`
}

const row = (cells: readonly (string | number)[], head = false) =>
  `<tr>${cells.map((cell, index) => (head ? `<th scope="col">${cell}</th>` : index === 0 ? `<th scope="row">${cell}</th>` : `<td>${cell}</td>`)).join("")}</tr>`
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
  `<div class="wide"><table><thead>${row(head, true)}</thead><tbody>${rows.map((cells) => row(cells)).join("")}</tbody></table></div>`

const measures = ["outreach.held", "outreach.participants", "casefile.opened"] as const
const total = (months: readonly Counts[], key: string) =>
  months.reduce((sum, { counts }) => sum + (counts[key] ?? 0), 0)

function figures(w: Words, { outcome }: Given): string {
  return (["events", "participants", "cases"] as const)
    .map((what) => {
      const [said, planned] = [outcome.reported[what], outcome.planned[what]]
      const verdict =
        said === planned
          ? `<span class="good">✓ ${w.exact}</span>`
          : `<span class="bad">✗ ${w.wrong(shown(w, planned))}</span>`
      return `<div><strong>${shown(w, said)}</strong><span>${w[what]}</span>${verdict}</div>`
    })
    .join("")
}

function measured(w: Words, { outcome }: Given): string {
  const { tally, units, seconds, spent } = outcome
  const minutes = (value: number) => `${shown(w, value / 60, 1)} min`
  const all = [...tally.times.values()].flat()
  const rows = [...tally.times]
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, 14)
    .map(([name, times]) => [
      escaped(name),
      shown(w, times.length),
      shown(w, quantile(times, 0.5)),
      shown(w, quantile(times, 0.99)),
    ])
  return [
    `<p>${w.seconds(minutes(seconds), minutes(spent.acts.seconds))} ${shown(w, tally.requests)} · ${shown(w, tally.requests / seconds, 1)} ${w.rate}. p50 ${shown(w, quantile(all, 0.5))} ms, p99 ${shown(w, quantile(all, 0.99))} ms.</p>`,
    table([w.operation, w.count, w.median, w.high], rows),
    `<p>${w.units}: ${shown(w, units.reads)} ${w.reads}, ${shown(w, units.writes)} ${w.writes}: <b>${shown(w, dollarsOf(units), 2)}</b> ${w.dollars}.</p>`,
  ].join("\n")
}

function troubles(w: Words, { outcome }: Given): string {
  const { tally, kills, struck, dead } = outcome
  const rows = [
    [shown(w, struck), w.struck],
    [shown(w, kills), w.kills],
    [shown(w, tally.retried), w.retried],
    [shown(w, tally.repeated), w.repeated],
    [shown(w, tally.differed.length), w.differed],
    [shown(w, dead), w.dead],
  ]
  return `<dl>${rows.map(([value, what]) => `<div><dt>${value}</dt><dd>${what}</dd></div>`).join("")}</dl>`
}

/** The page at the end of a replay: what headquarters' report says, drawn, and how it went. Self-contained, without script. */
export async function page(given: Given, language: "es" | "en"): Promise<string> {
  const w: Words = words[language]
  const { plan, outcome, names } = given
  const report = outcome.network as unknown as Report
  const months = report.network.filter(({ month }) => plan.months.includes(month))
  const drifted = Object.values(outcome.drift).reduce((sum, count) => sum + count, 0)
  const isWhole = outcome.planned.events === reached.events && outcome.planned.cases === reached.cases
  const share = `${shown(w, (100 * outcome.planned.events) / reached.events, 1)} %`
  const offices = report.consulates
    .map(
      ({ tenantID, months: own }) =>
        [escaped(names.get(tenantID) ?? tenantID), ...measures.map((key) => total(own, key))] as const,
    )
    .sort((a, b) => Number(b[2]) - Number(a[2]))
  const style = await readFile(new URL("./page.css", import.meta.url), "utf8")
  return `<!doctype html>
<html lang="${w.lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${w.title}</title><style>${style}</style>
<main><a class="other" href="${language === "es" ? "en.html" : "index.html"}" lang="${language === "es" ? "en" : "es"}">${w.other}</a>
<h1>${w.title}</h1><p class="lead">${w.lead(outcome.offices, plan.months.length)}</p>
<section class="figures">${figures(w, given)}</section>
<p class="note">${isWhole ? w.whole : w.part(share)}</p>
<section><h2>${w.byMonth}</h2>${bars(w, w.events, months, measures[0])}${bars(w, w.participants, months, measures[1])}${bars(w, w.cases, months, measures[2])}
<details><summary>${w.month}</summary>${table(
    [w.month, w.events, w.participants, w.cases],
    months.map((one) => [one.month, ...measures.map((key) => shown(w, one.counts[key] ?? 0))]),
  )}</details></section>
<section><h2>${w.recount}</h2><p class="${drifted === 0 ? "good" : "bad"}">${drifted === 0 ? w.noDrift(shown(w, outcome.checked)) : w.drift(drifted)}</p></section>
<section><h2>${w.troubles}</h2>${troubles(w, given)}</section>
<section><h2>${w.measured}</h2>${measured(w, given)}</section>
<section><h2>${w.byOffice}</h2>${table(
    [w.office, w.events, w.participants, w.cases],
    offices.map(([name, ...values]) => [name, ...values.map((value) => shown(w, value))]),
  )}</section>
</main></html>
`
}
