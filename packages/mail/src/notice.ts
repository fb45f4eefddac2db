import { compose, type Message, type Sender } from "./compose"
import type { Safe } from "./safe"
import { signedBy } from "./sentences"
import { counted, words } from "./words"

export type Notice = Sender & { waiting: Safe<"count">; link: Safe<"link"> }

const texts = {
  taskNotice: {
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
  },
  waitingNotice: {
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
  },
}

const notice =
  (name: keyof typeof texts) =>
  (input: Notice): Message => {
    const text = texts[name][input.language]
    return compose(name, input, {
      blocks: [
        { block: "paragraph", words: text.waiting(input.waiting) },
        { block: "button", words: text.button, link: input.link },
        { block: "note", words: text.privacy },
      ],
      footer: signedBy(input, "staff"),
    })
  }

/** To a consulate's own mailbox: how many tasks wait, without a folio. */
export const taskNotice = notice("taskNotice")

/** To whoever is on call: how many notices nobody has taken in time, and nothing else. */
export const waitingNotice = notice("waitingNotice")
