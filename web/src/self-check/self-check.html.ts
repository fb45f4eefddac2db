import type { PublicPage, Ruler } from "@ventanilla/core/safety/screening/schema"
import { telephoneLink } from "@ventanilla/hsds/read/phone"
import { html } from "hono/html"
import { drawn, lineWords } from "./self-check.words"

type Both = { es: string; en: string }

/** One sentence in both languages; the style shows the one that was chosen. */
export const both = ({ es, en }: Both) => html`<span lang="es">${es}</span><span lang="en">${en}</span>`

/** The ruler: a list a band, a centimetre an item, from the first to the last. */
export function rulerHtml(ruler: Ruler): string {
  let first = 1
  const bands = ruler.bands.map((band) => {
    const start = first
    first = band.last + 1
    const items = ruler.items.slice(start - 1, band.last).map((item, index) => row(item, start + index))
    return html`<section class="band" data-band="${band.band}" aria-labelledby="band-${band.band}">
<h3 id="band-${band.band}"><span class="hidden-words">${both(drawn.band)} ${band.band}: </span><span class="band-name">${both(band)}</span></h3>
<ol start="${start}">
${items}</ol>
</section>
`
  })
  return html`${bands}`.toString()
}

function row(item: Ruler["items"][number], place: number) {
  const tick = html`<span class="cm" aria-hidden="true">${place}</span>`
  const said = html`<span class="said">${both(item)}</span>`
  if (item.onlyInformation)
    return html`<li class="mark" data-information>${tick}<div>${said}<p class="small">${both(drawn.last)}</p></div></li>
`
  const input = html`<input type="checkbox" autocomplete="off"${item.talkNow && html` data-talk`}>`
  return html`<li><label class="mark">${tick}${said}${input}<span class="box" aria-hidden="true"></span></label></li>
`
}

const line = (name: Both, phone: string) =>
  html`<li><a href="${telephoneLink(phone) ?? ""}">${phone}</a> <span>${both(name)}</span></li>
`

/** Whom to call: danger first, then the consulate's own phones, then the national lines. */
export function phonesHtml({ publicPhone, onCallPhone, lines }: Omit<PublicPage, "edition">): string {
  const isDanger = ({ key }: { key: string }) => key === "911"
  const named = ({ key, name, phone }: PublicPage["lines"][number]) =>
    line(lineWords[key] ?? { es: name, en: name }, phone)
  return html`${[
    ...lines.filter(isDanger).map(named),
    onCallPhone && line(drawn.onCall, onCallPhone),
    publicPhone && line(drawn.consulate, publicPhone),
    ...lines.filter((one) => !isDanger(one)).map(named),
  ]}`.toString()
}
