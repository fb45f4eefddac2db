import { renderHtml } from "./html"
import type { Letter } from "./letter"
import type { MailLanguage, Safe } from "./safe"
import { renderText } from "./text"
import { words } from "./words"

export type Message = { subject: string; html: string; text: string }

/** Who sends it, and in which language the reader is written to. */
export type Sender = { language: MailLanguage; office: Safe<"office">; phone?: Safe<"phone"> | undefined }

/** One subject a language for each message, whatever it is about: a subject is shown on locked screens and kept in logs. */
export const subjects = {
  digest: { es: "Canalizaciones pendientes", en: "Referrals waiting" },
  verifyMailbox: { es: "Confirme este buzón", en: "Confirm this mailbox" },
  reverifyMailbox: { es: "Confirme de nuevo este buzón", en: "Confirm this mailbox again" },
  askListing: { es: "¿Sigue siendo correcto?", en: "Is it still correct?" },
  newLink: { es: "Enlace nuevo", en: "New link" },
  oneTimeCode: { es: "Código de acceso", en: "Access code" },
  invitation: { es: "Invitación a Ventanilla", en: "Invitation to Ventanilla" },
  waitingNotice: { es: "Se necesita a alguien ahora", en: "Somebody is needed now" },
  taskNotice: { es: "Tareas pendientes", en: "Tasks waiting" },
} as const satisfies Record<string, Record<MailLanguage, string>>

/** Puts a message together. The subject is named, not given. */
export function compose(
  name: keyof typeof subjects,
  sender: Sender,
  content: Pick<Letter, "blocks" | "footer">,
): Message {
  const subject = subjects[name][sender.language]
  const letter: Letter = { language: sender.language, title: subject, office: words`${sender.office}`, ...content }
  return { subject, html: renderHtml(letter), text: renderText(letter) }
}
