import { createHash } from "node:crypto"
import { categories } from "@ventanilla/core/data/categories"
import { placeName } from "@ventanilla/core/data/counties"
import type { PublicGuide, PublicService } from "@ventanilla/core/directory/guide/schema"
import { telephoneLink } from "@ventanilla/hsds/read/phone"

type Language = "es" | "en"

const words = {
  title: { es: "Información", en: "Information" },
  heading: { es: "Servicios en su comunidad", en: "Services in your community" },
  lead: {
    es: "Organizaciones que atienden. Llame antes de ir: los horarios cambian.",
    en: "Organisations that can help. Call before you go: hours change.",
  },
  leave: { es: "Salir ahora", en: "Leave now" },
  trail: {
    es: "Esta página no guarda quién la abre, y no hace falta ninguna cuenta. Su teléfono sí puede recordarla: al salir, cierre también la pestaña.",
    en: "This page keeps no record of who opens it, and no account is needed. Your phone may remember it: when you leave, close the tab, too.",
  },
  none: { es: "Por ahora no hay servicios anunciados aquí.", en: "No services are announced here for now." },
  lines: { es: "Teléfonos de todo el país", en: "Phones for the whole country" },
  now: { es: "¿Es una emergencia?", en: "Is it an emergency?" },
  spoken: { es: "se habla", en: "speaks" },
  always: { es: "Día y noche", en: "Day and night" },
  everywhere: { es: "toda la zona del consulado", en: "the consulate's whole area" },
  free: { es: "gratuito", en: "free of charge" },
  status: { es: "sin importar la situación migratoria", en: "whatever the immigration status" },
  noID: { es: "sin identificación", en: "no identification needed" },
  children: { es: "recibe niñas y niños", en: "takes children" },
  pets: { es: "recibe mascotas", en: "takes pets" },
  assured: { es: "verificado", en: "verified" },
  more: {
    es: "Hay más servicios de los que caben aquí: pregunte en el consulado.",
    en: "There are more services than fit here: ask at the consulate.",
  },
  other: { es: "English", en: "Español" },
} as const

const style = `
:root{--ink:#1f2a2e;--soft:#566268;--paper:#fbfaf7;--card:#fff;--line:#dcd8cf;--accent:#0d5c55}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main,header,footer{max-width:44rem;margin:0 auto;padding:0 1.25rem}
header{display:flex;gap:1rem;align-items:center;justify-content:space-between;padding-top:.75rem;padding-bottom:.75rem;position:sticky;top:0;background:var(--paper);border-bottom:1px solid var(--line);max-width:none}
header a{display:inline-block;padding:.6rem 0}
.leave{padding:.6rem 1.2rem;border-radius:10px;background:var(--accent);color:#fff;font-weight:700;text-decoration:none}
h1{font-size:1.9rem;line-height:1.2;margin:1.5rem 0 .25rem}
a{color:var(--accent);text-underline-offset:.2em}
a:focus-visible,summary:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:2px}
details{background:var(--card);border:1px solid var(--line);border-radius:12px;margin:.6rem 0}
summary{cursor:pointer;padding:.8rem 1.1rem;font-weight:600}
summary span{color:var(--soft);font-weight:400}
ul{list-style:none;margin:0;padding:0}
li{padding:.8rem 1.1rem;border-top:1px solid var(--line);overflow-wrap:anywhere}
.now{font-weight:600}
.now a,.now b{display:inline-block;padding:.35rem .2rem;font-size:1.5rem;font-weight:700}
li b{display:block;font-size:1.0625rem}
li a{display:inline-block;font-size:1.25rem;font-weight:700;padding:.35rem 1rem .35rem 0;font-variant-numeric:tabular-nums}
p{margin:.25rem 0}
li p,footer{color:var(--soft);font-size:.9375rem}
footer{padding-top:1rem;padding-bottom:3rem}
@media(prefers-color-scheme:dark){:root{--ink:#e9e6df;--soft:#a9b1b2;--paper:#14191b;--card:#1c2325;--line:#333c3f;--accent:#7fd1c7}.leave{color:#0c1716}}
@media print{.leave,header a{display:none}details{break-inside:avoid}}
`
/** The page loads nothing and runs nothing: its only stylesheet is allowed by hash. */
export const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** The catalogue's hotline for emergencies, whatever its number is. */
const emergencyKey = "911"

/** The target of the quick exit: a weather page, as any phone may show at any time. */
const harmless = "https://www.weather.gov/"

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }
const text = (value: string): string => value.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign)
function dial(phone: string): string {
  const link = telephoneLink(phone)
  return link ? `<a href="${text(link)}">${text(phone)}</a>` : `<b>${text(phone)}</b>`
}

const locale = (language: Language) => (language === "es" ? "es-MX" : "en-US")
const dateOf = (day: string, language: Language) =>
  new Intl.DateTimeFormat(locale(language), { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T12:00:00Z`))

function spoken(tags: readonly string[], language: Language): string {
  if (tags.length === 0) return ""
  const names = new Intl.DisplayNames(locale(language), { type: "language" })
  const list = new Intl.ListFormat(locale(language), { type: "conjunction" })
  return `${words.spoken[language]} ${list.format(tags.map((tag) => names.of(tag) ?? tag))}`
}

const dayName = (weekday: number, language: Language) =>
  new Intl.DateTimeFormat(locale(language), { weekday: "short", timeZone: "UTC" }).format(
    new Date(Date.UTC(2026, 0, 4 + weekday)),
  )

function hours({ always, openings, unreadHours, hoursNote }: PublicService, language: Language): string {
  if (always) return [words.always[language], hoursNote].filter(Boolean).join("; ")
  const read = openings.map(({ weekdays, opens, closes, note }) => {
    const days = [...weekdays].sort((a, b) => a - b)
    const [first, last] = [days[0] ?? 1, days.at(-1) ?? 1]
    const inRow = days.length > 2 && last - first === days.length - 1
    const said = (inRow ? [first, last] : days).map((day) => dayName(day, language)).join(inRow ? "–" : ", ")
    return `${said} ${opens}–${closes}${note ? ` (${note})` : ""}`
  })
  return [...read, ...unreadHours, hoursNote].filter(Boolean).join("; ")
}

function row(service: PublicService, language: Language): string {
  const facts = [
    hours(service, language),
    spoken(service.languages ?? [], language),
    [...service.counties.map(placeName), ...(service.area ?? [])].join(", ") || words.everywhere[language],
    service.free ? words.free[language] : "",
    service.undocumented ? words.status[language] : "",
    service.noID ? words.noID[language] : "",
    service.children ? words.children[language] : "",
    service.pets ? words.pets[language] : "",
    service.assuredOn ? `${words.assured[language]} ${dateOf(service.assuredOn, language)}` : "",
  ]
  const name = service.name === service.organization ? "" : `<p>${text(service.name)}</p>`
  return `<li><b>${text(service.organization)}</b>${name}${service.phones.map(dial).join("")}<p>${facts.filter(Boolean).map(text).join(" · ")}</p></li>`
}

/**
 * An office's published services for anybody, without a script; the kind of each service is collapsed until it is
 * opened.
 */
export function guidePage({ names, services, lines }: PublicGuide, language: Language): string {
  const other = language === "es" ? "en" : "es"
  const kinds = categories
    .map(({ key, es, en }) => ({
      name: { es, en }[language],
      those: services.filter(({ category }) => category === key),
    }))
    .filter(({ those }) => those.length > 0)
  // The emergency number is always visible: any page may show one, so it reveals nothing about this page.
  const emergency = lines.filter(({ key }) => key === emergencyKey)
  const national = lines.map(
    ({ names: called, phone, how, alert }) =>
      `<li><b>${text(called[language])}</b>${dial(phone)}<p>${[how?.[language], alert?.[language]]
        .filter(Boolean)
        .map((one) => text(one ?? ""))
        .join(" · ")}</p></li>`,
  )
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow, noarchive">
<meta name="format-detection" content="telephone=no">
<title>${words.title[language]}</title>
<style>${style}</style>
</head>
<body>
<header><a href="?language=${other}" hreflang="${other}" lang="${other}">${words.other[language]}</a><a class="leave" href="${harmless}" rel="noreferrer nofollow">${words.leave[language]}</a></header>
<main>
<h1>${words.heading[language]}</h1>
${emergency.map(({ phone }) => `<p class="now">${words.now[language]} ${dial(phone)}</p>`).join("\n")}
<p>${words.lead[language]}</p>
<details><summary>${words.lines[language]}</summary>
<ul>
${national.join("\n")}
</ul></details>
${kinds.map(({ name, those }) => `<details><summary>${text(name)} <span>${those.length}</span></summary>\n<ul>\n${those.map((one) => row(one, language)).join("\n")}\n</ul></details>`).join("\n") || `<p>${words.none[language]}</p>`}
${services.length >= 300 ? `<p>${words.more[language]}</p>` : ""}
</main>
<footer><p>${words.trail[language]}</p><p>${text(names?.[language] ?? "")}</p></footer>
</body>
</html>
`
}
