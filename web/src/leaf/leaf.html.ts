import type { PublicPage, Ruler } from "@ventanilla/core/safety/screening/schema"
import { telephoneLink } from "@ventanilla/hsds/read/phone"
import { lineWords, words } from "./leaf.words"

type Both = { es: string; en: string }

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }
/** Text for HTML: what headquarters or a consulate wrote never becomes markup. */
export const text = (value: string): string => value.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign)
/** One sentence in both languages; the style shows the one that was chosen. */
export const both = ({ es, en }: Both): string => `<span lang="es">${text(es)}</span><span lang="en">${text(en)}</span>`

/** The ruler: a list a band, a centimetre an item, from the first to the last. */
export function rulerHtml(ruler: Ruler): string {
  let first = 1
  return ruler.bands
    .map((band) => {
      const start = first
      first = band.last + 1
      const items = ruler.items.slice(start - 1, band.last).map((item, index) => row(item, start + index))
      return `<section class="band" data-band="${band.band}" aria-labelledby="band-${band.band}">
<h3 id="band-${band.band}"><span class="hidden-words">${both(words.band)} ${band.band}: </span><span class="band-name">${both(band)}</span></h3>
<ol start="${start}">
${items.join("\n")}
</ol>
</section>`
    })
    .join("\n")
}

function row(item: Ruler["items"][number], place: number): string {
  const tick = `<span class="cm" aria-hidden="true">${place}</span>`
  const said = `<span class="said">${both(item)}</span>`
  if (item.onlyInformation)
    return `<li class="mark" data-information>${tick}<div>${said}<p class="small">${both(words.last)}</p></div></li>`
  const input = `<input type="checkbox" autocomplete="off"${item.talkNow ? " data-talk" : ""}>`
  return `<li><label class="mark">${tick}${said}${input}<span class="box" aria-hidden="true"></span></label></li>`
}

const line = (name: Both, phone: string) =>
  `<li><a href="${text(telephoneLink(phone) ?? "")}">${text(phone)}</a> <span>${both(name)}</span></li>`

/** Whom to call: danger first, then the consulate's own phones, then the national lines. */
export function phonesHtml({ publicPhone, onCallPhone, lines }: Omit<PublicPage, "edition">): string {
  const named = lines.map(({ key, name, phone }) => ({
    key,
    html: line(lineWords[key] ?? { es: name, en: name }, phone),
  }))
  return [
    ...named.filter(({ key }) => key === "911").map(({ html }) => html),
    ...(onCallPhone ? [line(words.onCall, onCallPhone)] : []),
    ...(publicPhone ? [line(words.consulate, publicPhone)] : []),
    ...named.filter(({ key }) => key !== "911").map(({ html }) => html),
  ].join("\n")
}
