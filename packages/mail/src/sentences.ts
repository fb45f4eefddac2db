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
  published: {
    es: words`Recibe este correo porque su organización está en el directorio de este consulado, y esta dirección está publicada como su contacto.`,
    en: words`You get this mail because your organization is in this consulate's directory, and this address is published as its contact.`,
  },
  staff: {
    es: words`Recibe este correo porque el consulado registró esta dirección para una persona de su equipo.`,
    en: words`You get this mail because the consulate registered this address for a member of its team.`,
  },
}

const noReply: Record<MailLanguage, Words> = {
  es: words`Es un correo automático: nadie lee las respuestas.`,
  en: words`It is an automatic mail: nobody reads replies to it.`,
}

/** Who sends the mail, how to call them, and why the reader gets it. */
export function signedBy({ language, office, phone }: Sender, reader: keyof typeof why): Words[] {
  const telephone = phone && { es: words`Teléfono: ${phone}`, en: words`Telephone: ${phone}` }[language]
  const system = {
    es: words`Lo envía Ventanilla, el sistema de la red consular de México.`,
    en: words`It is sent by Ventanilla, the system of Mexico's consular network.`,
  }[language]
  return [words`${office}`, ...(telephone ? [telephone] : []), why[reader][language], system, noReply[language]]
}

/** What to do when the mail has reached somebody else: a button on the page, since nobody reads replies. */
export const wrongAddress: Record<MailLanguage, Words> = {
  es: words`¿Este buzón no es de su organización? Dígalo en la página, con el botón «No es nuestro buzón»: dejará de usarse. No reenvíe este correo.`,
  en: words`Is this not your organization's mailbox? Say so on the page, with the button “It is not our mailbox”: it will not be used any more. Do not forward this mail.`,
}
