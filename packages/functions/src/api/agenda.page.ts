import { createHash } from "node:crypto"
import type { PublicCalendar, PublicEvent } from "@ventanilla/core/outreach/schema"

type Language = "es" | "en"

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
  other: { es: "English", en: "Español" },
} as const

const style = `
:root{--ink:#1f2a2e;--soft:#566268;--paper:#fbfaf7;--card:#fff;--line:#dcd8cf;--accent:#0d5c55}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main,header,footer{max-width:44rem;margin:0 auto;padding:0 1.25rem}
header{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:baseline;justify-content:space-between;padding-top:1.25rem}
header p{margin:0;color:var(--soft)}
h1{font-size:1.9rem;line-height:1.2;margin:1.5rem 0 .25rem}
h2{font-size:1.125rem;margin:2rem 0 .5rem;text-transform:capitalize}
a{color:var(--accent);text-underline-offset:.2em;display:inline-block;padding:.6rem 0}
a:focus-visible,summary:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:2px}
ul{list-style:none;margin:0;padding:0}
li{display:grid;grid-template-columns:4.25rem 1fr;gap:1rem;background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1rem 1.1rem;margin:.6rem 0}
.day{text-align:center;line-height:1.15;border-right:1px solid var(--line);padding-right:1rem}
.day b{display:block;font-size:1.7rem;font-variant-numeric:tabular-nums}
.day span{color:var(--soft);font-size:.875rem}
li strong{display:block;font-size:1.125rem;line-height:1.3;overflow-wrap:anywhere}
li p{margin:.25rem 0 0;color:var(--soft);overflow-wrap:anywhere}
li.off strong{text-decoration:line-through}
li.off .mark{color:#8c2f1b;font-weight:600}
summary{cursor:pointer;padding:.6rem 0;color:var(--soft)}
footer{padding-bottom:3rem;color:var(--soft);font-size:.9375rem}
@media(max-width:26rem){li{grid-template-columns:3.25rem 1fr;gap:.75rem}.day{padding-right:.6rem}}
@media(prefers-color-scheme:dark){:root{--ink:#e9e6df;--soft:#a9b1b2;--paper:#14191b;--card:#1c2325;--line:#333c3f;--accent:#7fd1c7}li.off .mark{color:#f0a48f}}
@media print{a{display:none}}
`
/** The page reaches nothing and runs nothing: its one style is known by its hash. */
export const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }
const text = (value: string): string => value.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

const shown = (at: string, timeZone: string, language: Language, how: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(language === "es" ? "es-MX" : "en-US", { ...how, timeZone }).format(new Date(at))

function hours({ startsAt, endsAt, timeZone }: PublicEvent, language: Language): string {
  const day = (at: string) => shown(at, timeZone, language, { year: "numeric", month: "2-digit", day: "2-digit" })
  const last = new Date(Date.parse(endsAt) - 1).toISOString()
  const time = (at: string, more: Intl.DateTimeFormatOptions = {}) =>
    shown(at, timeZone, language, { hour: "numeric", minute: "2-digit", ...more })
  if (day(startsAt) === day(last)) return `${time(startsAt)} – ${time(endsAt, { timeZoneName: "short" })}`
  const date = (at: string) => shown(at, timeZone, language, { weekday: "short", day: "numeric", month: "short" })
  return `${date(startsAt)} ${time(startsAt)} – ${date(last)} ${time(endsAt, { timeZoneName: "short" })}`
}

function row(event: PublicEvent, language: Language): string {
  const { startsAt, timeZone, title, mode, place, cancelled } = event
  const where =
    mode === "online" ? words.online[language] : (place ?? words.place[language]) + also(mode === "hybrid", language)
  return `<li${cancelled ? ' class="off"' : ""}><div class="day"><span>${shown(startsAt, timeZone, language, { weekday: "short" })}</span><b>${shown(startsAt, timeZone, language, { day: "numeric" })}</b><span>${shown(startsAt, timeZone, language, { month: "short" })}</span></div><div><strong>${text(title)}</strong>${cancelled ? `<span class="mark">${words.cancelled[language]}</span>` : ""}<p><time datetime="${startsAt}">${hours(event, language)}</time></p><p>${text(where)}</p></div></li>`
}
const also = (hybrid: boolean, language: Language) => (hybrid ? ` · ${words.hybrid[language]}` : "")

function list(events: readonly PublicEvent[], language: Language): string {
  const months = new Map<string, PublicEvent[]>()
  for (const event of events) {
    const month = shown(event.startsAt, event.timeZone, language, { month: "long", year: "numeric" })
    months.set(month, [...(months.get(month) ?? []), event])
  }
  return [...months]
    .map(([month, those]) => `<h2>${month}</h2>\n<ul>\n${those.map((one) => row(one, language)).join("\n")}\n</ul>`)
    .join("\n")
}

/** At most this many are written out, so that the page stays small; the calendar file has them all. */
const most = 120

/** An office's public activities for anybody, without a script: what is to come, then what has been. */
export function agendaPage({ names, events }: PublicCalendar, code: string, language: Language, now: string): string {
  const other = language === "es" ? "en" : "es"
  const coming = events.filter(({ endsAt }) => Date.parse(endsAt) > Date.parse(now)).slice(0, most)
  const been = events.filter(({ endsAt }) => Date.parse(endsAt) <= Date.parse(now)).slice(-20)
  const { title, lead, none, past, subscribe, quiet } = words
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow, noarchive">
<title>${title[language]}</title>
<style>${style}</style>
</head>
<body>
<header><p>${text(names?.[language] ?? "")}</p><a href="?language=${other}" hreflang="${other}" lang="${other}">${words.other[language]}</a></header>
<main>
<h1>${title[language]}</h1>
<p>${lead[language]}</p>
${coming.length > 0 ? list(coming, language) : `<p>${none[language]}</p>`}
${been.length > 0 ? `<details><summary>${past[language]}</summary>\n${list(been, language)}\n</details>` : ""}
</main>
<footer><p><a href="${code}.ics">${subscribe[language]}</a></p><p>${quiet[language]}</p></footer>
</body>
</html>
`
}
