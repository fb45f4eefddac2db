import type { Sender } from "./compose"
import type { MailLanguage } from "./safe"
import { type Words, words } from "./words"

/** Opening a link changes nothing: mail scanners open links, and people are told the same thing. */
export const openingChangesNothing: Record<MailLanguage, Words> = {
  es: words`Abrir el enlace no cambia nada: se responde en la página, con un botón.`,
  en: words`Opening the link changes nothing: you answer on the page, with a button.`,
}

export const validUntil: Record<MailLanguage, Words> = {
  es: words`El enlace vale hasta:`,
  en: words`The link is valid until:`,
}

const why = {
  partner: {
    es: words`Recibe este correo porque el buzón de su organización está registrado para coordinarse con este consulado.`,
    en: words`You get this mail because your organization's mailbox is registered to coordinate with this consulate.`,
  },
  staff: {
    es: words`Recibe este correo porque el consulado registró esta dirección para una persona de su equipo.`,
    en: words`You get this mail because the consulate registered this address for a member of its team.`,
  },
}

/** Who sends the mail, how to call them, and why the reader gets it. */
export function signedBy({ language, office, phone }: Sender, reader: keyof typeof why): Words[] {
  const telephone = phone && { es: words`Teléfono: ${phone}`, en: words`Telephone: ${phone}` }[language]
  const system = {
    es: words`Lo envía Ventanilla, el sistema de la red consular de México.`,
    en: words`It is sent by Ventanilla, the system of Mexico's consular network.`,
  }[language]
  return [words`${office}`, ...(telephone ? [telephone] : []), why[reader][language], system]
}

/** What to do when the mail has reached somebody else. */
export function wrongAddress({ language, phone }: Sender): Words {
  if (phone)
    return {
      es: words`¿Este buzón no es de su organización? Avise al consulado al ${phone}. No reenvíe este correo.`,
      en: words`Is this not your organization's mailbox? Please tell the consulate at ${phone}. Do not forward this mail.`,
    }[language]
  return {
    es: words`¿Este buzón no es de su organización? Responda solo con las palabras «buzón equivocado». No reenvíe este correo.`,
    en: words`Is this not your organization's mailbox? Reply with the words “wrong mailbox” only. Do not forward this mail.`,
  }[language]
}
