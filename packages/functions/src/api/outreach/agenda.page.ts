import type { PublicCalendar, PublicEvent } from "@ventanilla/core/outreach/outreach/schema"
import type { Language } from "@ventanilla/core/util/request"
import { html } from "hono/html"
import { type Html, locale, otherLanguage, publicPage } from "../page"

const words = {
  title: { es: "Agenda", en: "Calendar" },
  lead: {
    es: "Actividades abiertas a la comunidad. Son gratuitas.",
    en: "Activities open to the community. They are free of charge.",
  },
  none: { es: "Por ahora no hay actividades anunciadas.", en: "No activities are announced for now." },
  past: { es: "Anteriores", en: "Earlier" },
  cancelled: { es: "Cancelada", en: "Cancelled" },
  place: { es: "El lugar se informa por teléfono", en: "The place is told by phone" },
  online: { es: "En línea", en: "Online" },
  hybrid: { es: "En persona y en línea", en: "In person and online" },
  subscribe: { es: "Agregar a mi calendario", en: "Add to my calendar" },
  quiet: {
    es: "Esta página no guarda quién la abre. Para verla no hace falta ninguna cuenta.",
    en: "This page keeps no record of who opens it. No account is needed to read it.",
  },
} as const

const css = `header{flex-wrap:wrap;gap:.5rem 1rem;align-items:baseline;padding-top:1.25rem}
header p{margin:0;color:var(--soft)}
h2{font-size:1.125rem;margin:2rem 0 .5rem}
h2::first-letter{text-transform:uppercase}
a{display:inline-block;padding:.6rem 0}
li{display:grid;grid-template-columns:4.25rem 1fr;gap:1rem;background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1rem 1.1rem;margin:.6rem 0}
.day{text-align:center;line-height:1.15;border-right:1px solid var(--line);padding-right:1rem}
.day b{display:block;font-size:1.7rem;font-variant-numeric:tabular-nums}
.day span{color:var(--soft);font-size:.875rem}
li strong{display:block;font-size:1.125rem;line-height:1.3;overflow-wrap:anywhere}
li p{margin:.25rem 0 0;color:var(--soft);overflow-wrap:anywhere}
li.off strong{text-decoration:line-through}
li.off .mark{color:#8c2f1b;font-weight:600}
summary{padding:.6rem 0;color:var(--soft)}
@media(max-width:26rem){li{grid-template-columns:3.25rem 1fr;gap:.75rem}.day{padding-right:.6rem}}
@media(prefers-color-scheme:dark){li.off .mark{color:#f0a48f}}
@media print{a{display:none}}
`
const head = html`<link rel="icon" href="/note.svg" type="image/svg+xml">`
const page = publicPage({ title: words.title, css, head, pictures: true })
export const { answer } = page

const shown = (at: string, timeZone: string, language: Language, how: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale(language), { ...how, timeZone }).format(new Date(at))

function hours({ startsAt, endsAt, timeZone }: PublicEvent, language: Language): string {
  const day = (at: string) => shown(at, timeZone, language, { year: "numeric", month: "2-digit", day: "2-digit" })
  const last = new Date(Date.parse(endsAt) - 1).toISOString()
  const time = (at: string, more: Intl.DateTimeFormatOptions = {}) =>
    shown(at, timeZone, language, { hour: "numeric", minute: "2-digit", ...more })
  if (day(startsAt) === day(last)) return `${time(startsAt)} – ${time(endsAt, { timeZoneName: "short" })}`
  const date = (at: string) => shown(at, timeZone, language, { weekday: "short", day: "numeric", month: "short" })
  return `${date(startsAt)} ${time(startsAt)} – ${date(last)} ${time(endsAt, { timeZoneName: "short" })}`
}

function row(event: PublicEvent, language: Language): Html {
  const { startsAt, timeZone, title, mode, place, cancelled } = event
  const where =
    mode === "online" ? words.online[language] : (place ?? words.place[language]) + also(mode === "hybrid", language)
  const part = (how: Intl.DateTimeFormatOptions) => shown(startsAt, timeZone, language, how)
  const day = html`<div class="day"><span>${part({ weekday: "short" })}</span><b>${part({ day: "numeric" })}</b><span>${part({ month: "short" })}</span></div>`
  const mark = cancelled && html`<span class="mark">${words.cancelled[language]}</span>`
  const told = html`<strong>${title}</strong>${mark}<p><time datetime="${startsAt}">${hours(event, language)}</time></p><p>${where}</p>`
  return html`<li${cancelled && html` class="off"`}>${day}<div>${told}</div></li>`
}
const also = (hybrid: boolean, language: Language) => (hybrid ? ` · ${words.hybrid[language]}` : "")

function list(events: readonly PublicEvent[], language: Language): Html[] {
  const months = new Map<string, PublicEvent[]>()
  for (const event of events) {
    const month = shown(event.startsAt, event.timeZone, language, { month: "long", year: "numeric" })
    months.set(month, [...(months.get(month) ?? []), event])
  }
  return [...months].map(
    ([month, those]) => html`<h2>${month}</h2>
<ul>
${those.map((one) => row(one, language))}
</ul>
`,
  )
}

/** At most this many are listed, so that the page stays small; the calendar file has all of them. */
const most = 120

/** An office's public activities for anybody, without a script: upcoming ones first, then past ones. */
export function agendaPage({ names, events }: PublicCalendar, code: string, language: Language, now: string): string {
  const coming = events.filter(({ endsAt }) => Date.parse(endsAt) > Date.parse(now)).slice(0, most)
  const been = events.filter(({ endsAt }) => Date.parse(endsAt) <= Date.parse(now)).slice(-20)
  const { title, lead, none, past, subscribe, quiet } = words
  return page.render(language, {
    header: html`<p>${names?.[language]}</p>${otherLanguage(language)}`,
    main: html`
<h1>${title[language]}</h1>
<p>${lead[language]}</p>
${coming.length > 0 ? list(coming, language) : html`<p>${none[language]}</p>`}
${
  been.length > 0 &&
  html`<details><summary>${past[language]}</summary>
${list(been, language)}</details>`
}
`,
    footer: html`<p><a href="${code}.ics">${subscribe[language]}</a></p><p>${quiet[language]}</p>`,
  })
}
