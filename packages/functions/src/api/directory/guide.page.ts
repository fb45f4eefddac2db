import { categories } from "@ventanilla/core/data/categories"
import { placeName } from "@ventanilla/core/data/counties"
import { publicWords } from "@ventanilla/core/data/public-page"
import type { PublicGuide, PublicService } from "@ventanilla/core/directory/guide/schema"
import type { Language } from "@ventanilla/core/util/request"
import { telephoneLink } from "@ventanilla/hsds/read/phone"
import { html } from "hono/html"
import { type Html, leaveNow, locale, otherLanguage, publicPage } from "../page"

const words = {
  heading: { es: "Servicios en su comunidad", en: "Services in your community" },
  lead: {
    es: "Organizaciones que atienden. Llame antes de ir: los horarios cambian.",
    en: "Organisations that can help. Call before you go: hours change.",
  },
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
} as const

const css = `header{gap:1rem;align-items:center;padding-top:.75rem;padding-bottom:.75rem;position:sticky;top:0;background:var(--paper);border-bottom:1px solid var(--line);max-width:none}
header a{display:inline-block;padding:.6rem 0}
details{background:var(--card);border:1px solid var(--line);border-radius:12px;margin:.6rem 0}
summary{padding:.8rem 1.1rem;font-weight:600}
summary span{color:var(--soft);font-weight:400}
li{padding:.8rem 1.1rem;border-top:1px solid var(--line);overflow-wrap:anywhere}
.now{font-weight:600}
.now a,.now b{display:inline-block;padding:.35rem .2rem;font-size:1.5rem;font-weight:700}
li b{display:block;font-size:1.0625rem}
li a{display:inline-block;font-size:1.25rem;font-weight:700;padding:.35rem 1rem .35rem 0;font-variant-numeric:tabular-nums}
p{margin:.25rem 0}
li p{color:var(--soft);font-size:.9375rem}
footer{padding-top:1rem}
@media print{.leave,header a{display:none}details{break-inside:avoid}}
`
const head = html`<meta name="format-detection" content="telephone=no">`
const page = publicPage({ title: publicWords.title, css, head })
export const { policy, answer } = page

/** The catalogue's hotline for emergencies, whatever its number is. */
const emergencyKey = "911"

function dial(phone: string): Html {
  const link = telephoneLink(phone)
  return link ? html`<a href="${link}">${phone}</a>` : html`<b>${phone}</b>`
}

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

function row(service: PublicService, language: Language): Html {
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
  const name = service.name !== service.organization && html`<p>${service.name}</p>`
  return html`<li><b>${service.organization}</b>${name}${service.phones.map(dial)}<p>${dotted(facts)}</p></li>`
}

const dotted = (facts: (string | null | undefined)[]) => facts.filter(Boolean).join(" · ")

/**
 * An office's published services for anybody, without a script; the kind of each service is collapsed until it is
 * opened.
 */
export function guidePage({ names, services, lines }: PublicGuide, language: Language): string {
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
      html`<li><b>${called[language]}</b>${dial(phone)}<p>${dotted([how?.[language], alert?.[language]])}</p></li>`,
  )
  const ofKind = kinds.map(
    ({ name, those }) => html`<details><summary>${name} <span>${those.length}</span></summary>
<ul>
${those.map((one) => row(one, language))}
</ul></details>
`,
  )
  return page.render(language, {
    header: html`${otherLanguage(language)}${leaveNow(language)}`,
    main: html`
<h1>${words.heading[language]}</h1>
${emergency.map(({ phone }) => html`<p class="now">${words.now[language]} ${dial(phone)}</p>`)}
<p>${words.lead[language]}</p>
<details><summary>${words.lines[language]}</summary>
<ul>
${national}
</ul></details>
${ofKind.length > 0 ? ofKind : html`<p>${words.none[language]}</p>`}
${services.length >= 300 && html`<p>${words.more[language]}</p>`}
`,
    footer: html`<p>${words.trail[language]}</p><p>${names?.[language]}</p>`,
  })
}
