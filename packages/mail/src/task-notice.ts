import { compose, type Message, type Sender } from "./compose"
import type { Safe } from "./safe"
import { signedBy } from "./sentences"
import { counted, words } from "./words"

export type TaskNotice = Sender & { waiting: Safe<"count">; link: Safe<"link"> }

const texts = {
  es: {
    waiting: (n: Safe<"count">) =>
      counted(
        n,
        words`${n} tarea espera a su equipo en Ventanilla.`,
        words`${n} tareas esperan a su equipo en Ventanilla.`,
      ),
    button: words`Ver las tareas`,
    privacy: words`Este correo no dice de qué tratan, a propósito.`,
  },
  en: {
    waiting: (n: Safe<"count">) =>
      counted(
        n,
        words`${n} task is waiting for your team in Ventanilla.`,
        words`${n} tasks are waiting for your team in Ventanilla.`,
      ),
    button: words`See the tasks`,
    privacy: words`This mail does not say what they are about, by design.`,
  },
}

/** To a consulate's own mailbox: how many tasks wait, without a folio. */
export function taskNotice(input: TaskNotice): Message {
  const text = texts[input.language]
  return compose("taskNotice", input, {
    blocks: [
      { block: "paragraph", words: text.waiting(input.waiting) },
      { block: "button", words: text.button, link: input.link },
      { block: "note", words: text.privacy },
    ],
    footer: signedBy(input, "staff"),
  })
}
