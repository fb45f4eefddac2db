import { compose, type Message, type Sender } from "./compose"
import type { Safe } from "./safe"
import { openingChangesNothing, signedBy, validUntil, wrongAddress } from "./sentences"
import { words } from "./words"

/** `codes`: the access code was typed wrong too often with one of the links. `closed`: the consulate closed them. */
export type NewLink = Sender & { why: "codes" | "closed"; link: Safe<"link">; validUntil: Safe<"date"> }

const texts = {
  es: {
    why: {
      codes: words`Con el enlace de un correo anterior se escribió mal el código demasiadas veces. Por seguridad, ese enlace ya no abre. Si no fue su equipo, avise al consulado.`,
      closed: words`Por seguridad, el consulado cerró los enlaces de los correos anteriores: ya no abren.`,
    },
    now: words`Este es el enlace nuevo. No lo reenvíe.`,
    button: words`Ver la lista`,
    privacy: words`Este correo no nombra a nadie, a propósito.`,
  },
  en: {
    why: {
      codes: words`With the link of an earlier mail the code was typed wrong too often. For safety, that link no longer opens. If it was not your team, tell the consulate.`,
      closed: words`For safety, the consulate closed the links of earlier mails: they no longer open.`,
    },
    now: words`This is the new link. Do not forward it.`,
    button: words`See the list`,
    privacy: words`This mail names nobody, by design.`,
  },
}

/** To a partner's verified mailbox: earlier links are closed, and here is one that opens. */
export function newLink(input: NewLink): Message {
  const text = texts[input.language]
  return compose("newLink", input, {
    blocks: [
      { block: "paragraph", words: text.why[input.why] },
      { block: "paragraph", words: text.now },
      { block: "button", words: text.button, link: input.link },
      { block: "paragraph", words: openingChangesNothing[input.language] },
      { block: "note", words: text.privacy },
      { block: "facts", facts: [{ label: validUntil[input.language], words: words`${input.validUntil}` }] },
      { block: "aside", words: wrongAddress[input.language] },
    ],
    footer: signedBy(input, "partner"),
  })
}
