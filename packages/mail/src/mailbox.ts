import { compose, type Message, type Sender } from "./compose"
import type { Safe } from "./safe"
import { signedBy, validUntil, wrongAddress } from "./sentences"
import { words } from "./words"

export type MailboxCheck = Sender & { link: Safe<"link">; expires: Safe<"date"> }

const texts = {
  es: {
    first: words`El consulado quiere coordinarse con su organización por medio de este buzón. Antes de usarlo, necesita saber que es suyo y que lo lee su equipo.`,
    again: words`Cada 90 días se comprueba que este buzón sigue siendo de su organización y que lo lee su equipo. Mientras no se confirme, no se le enviarán avisos.`,
    button: words`Ir a la página para confirmar`,
    how: words`Abrir el enlace no confirma nada: se confirma en la página, con un botón.`,
    contents: words`Los avisos llevan solo números de folio y un enlace. Nunca nombran a nadie.`,
    ignore: words`Si no esperaba este correo, no haga nada: sin confirmación, el buzón no se usa.`,
  },
  en: {
    first: words`The consulate wants to coordinate with your organization through this mailbox. Before using it, it needs to know that it is yours and that your team reads it.`,
    again: words`Every 90 days we check that this mailbox is still your organization's and that your team reads it. Until it is confirmed, no notices will be sent to it.`,
    button: words`Go to the page to confirm`,
    how: words`Opening the link confirms nothing: you confirm on the page, with a button.`,
    contents: words`Notices carry folio numbers and a link only. They never name anybody.`,
    ignore: words`If you did not expect this mail, do nothing: without a confirmation, the mailbox is not used.`,
  },
}

function mailboxCheck(
  name: "verifyMailbox" | "reverifyMailbox",
  reason: "first" | "again",
  input: MailboxCheck,
): Message {
  const text = texts[input.language]
  return compose(name, input, {
    blocks: [
      { block: "paragraph", words: text[reason] },
      { block: "button", words: text.button, link: input.link },
      { block: "paragraph", words: text.how },
      { block: "facts", facts: [{ label: validUntil[input.language], words: words`${input.expires}` }] },
      { block: "note", words: text.contents },
      { block: "aside", words: text.ignore },
      { block: "aside", words: wrongAddress[input.language] },
    ],
    footer: signedBy(input, "partner"),
  })
}

/** To a partner's role mailbox: the second half of the double opt-in. */
export const verifyMailbox = (input: MailboxCheck): Message => mailboxCheck("verifyMailbox", "first", input)

/** To a partner's role mailbox, every 90 days. */
export const reverifyMailbox = (input: MailboxCheck): Message => mailboxCheck("reverifyMailbox", "again", input)
