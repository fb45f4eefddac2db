import { compose, type Message, type Sender } from "./compose"
import type { Block } from "./letter"
import { type Safe, safe } from "./safe"
import { openingChangesNothing, signedBy, validUntil, wrongAddress } from "./sentences"
import { counted, type Words, words } from "./words"

export type Digest = Sender & {
  number: Safe<"digestNumber">
  /** Referrals that this digest tells of for the first time. */
  fresh: readonly Safe<"folio">[]
  /** Referrals told of before, and not answered yet. */
  waiting: readonly Safe<"folio">[]
  link: Safe<"link">
  validUntil: Safe<"date">
}

// Longer mails are cut by Gmail at 102 KB; the page behind the link always has the whole list.
const most = 100

const texts = {
  es: {
    greeting: words`Buen día.`,
    fresh: (n: Safe<"count">) =>
      counted(
        n,
        words`Hay ${n} canalización nueva para su organización.`,
        words`Hay ${n} canalizaciones nuevas para su organización.`,
      ),
    waiting: (n: Safe<"count">) =>
      counted(
        n,
        words`Sigue en espera de respuesta ${n} canalización enviada antes.`,
        words`Siguen en espera de respuesta ${n} canalizaciones enviadas antes.`,
      ),
    freshLabel: words`Nuevas`,
    waitingLabel: words`En espera de respuesta`,
    more: (n: Safe<"count">) => words`y ${n} más en la lista`,
    button: words`Ver las canalizaciones`,
    number: words`Número de envío:`,
    twice: words`Si recibe dos correos con el mismo número de envío, son el mismo.`,
    privacy: words`Este correo no nombra a nadie, a propósito. No escriba datos personales por correo: ni nombres, ni fechas de nacimiento, ni domicilios.`,
  },
  en: {
    greeting: words`Hello.`,
    fresh: (n: Safe<"count">) =>
      counted(
        n,
        words`There is ${n} new referral for your organization.`,
        words`There are ${n} new referrals for your organization.`,
      ),
    waiting: (n: Safe<"count">) =>
      counted(
        n,
        words`Still waiting for an answer: ${n} referral sent before.`,
        words`Still waiting for an answer: ${n} referrals sent before.`,
      ),
    freshLabel: words`New`,
    waitingLabel: words`Waiting for an answer`,
    more: (n: Safe<"count">) => words`and ${n} more on the list`,
    button: words`See the referrals`,
    number: words`Digest number:`,
    twice: words`If you get two mails with the same digest number, they are the same one.`,
    privacy: words`This mail names nobody, by design. Do not mail personal data: no names, no dates of birth, no addresses.`,
  },
}

/** To a partner: what waits for an answer. Folios and counts only; the same for every kind of case and every urgency. */
export function digest(input: Digest): Message {
  const text = texts[input.language]
  if (input.fresh.length + input.waiting.length === 0) throw new Error("A digest with nothing to say is not sent")
  const list = (label: Words, folios: readonly Safe<"folio">[], room: number): Block[] => {
    if (folios.length === 0) return []
    const shown = folios.slice(0, room).map((folio) => words`${folio}`)
    const hidden = folios.length - shown.length
    return [{ block: "list", label, items: hidden > 0 ? [...shown, text.more(safe.count(hidden))] : shown }]
  }
  const counts = [
    ...(input.fresh.length > 0 ? [text.fresh(safe.count(input.fresh.length))] : []),
    ...(input.waiting.length > 0 ? [text.waiting(safe.count(input.waiting.length))] : []),
  ]
  const sentence = counts.reduce((said, next) => words`${said} ${next}`, text.greeting)
  return compose("digest", input, {
    blocks: [
      { block: "paragraph", words: sentence },
      ...list(text.freshLabel, input.fresh, most),
      ...list(text.waitingLabel, input.waiting, Math.max(0, most - input.fresh.length)),
      { block: "button", words: text.button, link: input.link },
      { block: "paragraph", words: openingChangesNothing[input.language] },
      { block: "note", words: text.privacy },
      {
        block: "facts",
        facts: [
          { label: validUntil[input.language], words: words`${input.validUntil}` },
          { label: text.number, words: words`${input.number}` },
        ],
      },
      { block: "aside", words: text.twice },
      { block: "aside", words: wrongAddress[input.language] },
    ],
    footer: signedBy(input, "partner"),
  })
}
