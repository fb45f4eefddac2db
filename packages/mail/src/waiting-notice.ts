import { compose, type Message, type Sender } from "./compose"
import type { Safe } from "./safe"
import { signedBy } from "./sentences"
import { counted, words } from "./words"

export type WaitingNotice = Sender & { waiting: Safe<"count">; link: Safe<"link"> }

const texts = {
  es: {
    waiting: (n: Safe<"count">) =>
      counted(
        n,
        words`${n} aviso espera en Ventanilla y nadie lo ha tomado a tiempo.`,
        words`${n} avisos esperan en Ventanilla y nadie los ha tomado a tiempo.`,
      ),
    button: words`Ver quién va`,
    privacy: words`Este correo no dice de qué son, a propósito.`,
  },
  en: {
    waiting: (n: Safe<"count">) =>
      counted(
        n,
        words`${n} notice is waiting in Ventanilla and nobody has taken it in time.`,
        words`${n} notices are waiting in Ventanilla and nobody has taken them in time.`,
      ),
    button: words`See who can go`,
    privacy: words`This mail does not say what they are about, by design.`,
  },
}

/** To whoever is on call: how many notices nobody has taken in time, and nothing else. */
export function waitingNotice(input: WaitingNotice): Message {
  const text = texts[input.language]
  return compose("waitingNotice", input, {
    blocks: [
      { block: "paragraph", words: text.waiting(input.waiting) },
      { block: "button", words: text.button, link: input.link },
      { block: "note", words: text.privacy },
    ],
    footer: signedBy(input, "staff"),
  })
}
