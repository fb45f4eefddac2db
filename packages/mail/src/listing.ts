import { compose, type Message, type Sender } from "./compose"
import type { Safe } from "./safe"
import { signedBy, validUntil } from "./sentences"
import { words } from "./words"

export type Listing = Sender & {
  /** `partner`: to a mailbox that it has proven to be its own. `published`: to the address that it publishes. */
  reader: "partner" | "published"
  link: Safe<"link">
  expires: Safe<"date">
}

const texts = {
  es: {
    ask: words`El consulado tiene a su organización en su directorio y quiere saber si lo que dice de ella sigue siendo correcto.`,
    button: words`Ver lo que dice el directorio`,
    how: words`Abrir el enlace no cambia nada. En la página puede confirmar, o decir qué es distinto; el consulado revisa los cambios antes de publicarlos.`,
    nobody: words`Aquí no se trata de ninguna persona, y no hace falta nombrar a nadie.`,
    ignore: words`Si no es de su organización, no haga nada: sin respuesta, el directorio no cambia. No reenvíe este correo.`,
  },
  en: {
    ask: words`The consulate has your organization in its directory and wants to know whether what it says is still correct.`,
    button: words`See what the directory says`,
    how: words`Opening the link changes nothing. On the page you can confirm, or say what is different; the consulate reviews changes before they appear.`,
    nobody: words`This is about no person, and there is no need to name anybody.`,
    ignore: words`If it is not about your organization, do nothing: without an answer the directory does not change. Do not forward this mail.`,
  },
}

/** "Still correct?", to an organisation of the directory. */
export function askListing(input: Listing): Message {
  const text = texts[input.language]
  return compose("askListing", input, {
    blocks: [
      { block: "paragraph", words: text.ask },
      { block: "button", words: text.button, link: input.link },
      { block: "paragraph", words: text.how },
      { block: "facts", facts: [{ label: validUntil[input.language], words: words`${input.expires}` }] },
      { block: "note", words: text.nobody },
      { block: "aside", words: text.ignore },
    ],
    footer: signedBy(input, input.reader),
  })
}
