import { compose, type Message, type Sender } from "./compose"
import type { Safe } from "./safe"
import { signedBy } from "./sentences"
import { words } from "./words"

export type OneTimeCode = Sender & { code: Safe<"code"> }

const texts = {
  es: {
    use: words`Escriba este código en la página que lo pidió:`,
    expires: words`Vence en 10 minutos y sirve una sola vez.`,
    keep: words`No lo comparta ni lo reenvíe. Nadie del consulado se lo pedirá por teléfono ni por correo.`,
    ignore: words`Si su equipo no lo pidió, no haga nada: sin el código no se muestra nada.`,
  },
  en: {
    use: words`Type this code on the page that asked for it:`,
    expires: words`It expires in 10 minutes and works once.`,
    keep: words`Do not share or forward it. Nobody from the consulate will ask you for it by telephone or mail.`,
    ignore: words`If your team did not ask for it, do nothing: without the code, nothing is shown.`,
  },
}

/** To a partner's verified mailbox: proves that the person on the page reads that mailbox. */
export function oneTimeCode(input: OneTimeCode): Message {
  const text = texts[input.language]
  return compose("oneTimeCode", input, {
    blocks: [
      { block: "paragraph", words: text.use },
      { block: "code", words: words`${input.code}` },
      { block: "paragraph", words: text.expires },
      { block: "paragraph", words: text.keep },
      { block: "aside", words: text.ignore },
    ],
    footer: signedBy(input, "partner"),
  })
}
