import type { PublicCalendar, PublicEvent } from "@ventanilla/core/outreach/outreach/schema"

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

/** The page runs no script and loads only its stylesheet, a file of the site. */
export const policy =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

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

/** At most this many are listed, so that the page stays small; the calendar file has all of them. */
const most = 120

/** An office's public activities for anybody, without a script: upcoming ones first, then past ones. */
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
<link rel="icon" href="/note.svg" type="image/svg+xml">
<link rel="stylesheet" href="/agenda.css">
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
