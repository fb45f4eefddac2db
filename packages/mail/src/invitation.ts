import { compose, type Message, type Sender } from "./compose"
import type { Safe } from "./safe"
import { signedBy, validUntil } from "./sentences"
import { words } from "./words"

export type Invitation = Sender & {
  role: Safe<"role">
  /** `new`: the person sets a password first. `existing`: the person already signs in, for another consulate perhaps. */
  account: "new" | "existing"
  link: Safe<"link">
  expires: Safe<"date">
}

const texts = {
  es: {
    invited: words`Se le invita a trabajar en Ventanilla, el sistema con el que los consulados de México atienden y canalizan.`,
    office: words`Oficina:`,
    role: words`Su función:`,
    account: {
      new: words`Para empezar, elija una contraseña. La invitación vence en 7 días y es personal: no la reenvíe.`,
      existing: words`Ya tiene una cuenta: entre con ella y este consulado aparecerá junto a los demás. La invitación vence en 7 días y es personal: no la reenvíe.`,
    },
    button: { new: words`Elegir contraseña`, existing: words`Entrar a Ventanilla` },
    ignore: words`Si no esperaba esta invitación, no haga nada y avise a la coordinación de su consulado.`,
  },
  en: {
    invited: words`You are invited to work in Ventanilla, the system with which the consulates of Mexico attend and refer people.`,
    office: words`Office:`,
    role: words`Your role:`,
    account: {
      new: words`To begin, choose a password. The invitation expires in 7 days and is personal: do not forward it.`,
      existing: words`You already have an account: sign in with it and this consulate will appear beside the others. The invitation expires in 7 days and is personal: do not forward it.`,
    },
    button: { new: words`Choose a password`, existing: words`Sign in to Ventanilla` },
    ignore: words`If you did not expect this invitation, do nothing and tell your consulate's coordination.`,
  },
}

/** To a member of staff: the consulate, the role, and the way in. Names neither the inviter nor the invited. */
export function invitation(input: Invitation): Message {
  const text = texts[input.language]
  return compose("invitation", input, {
    blocks: [
      { block: "paragraph", words: text.invited },
      {
        block: "facts",
        facts: [
          { label: text.office, words: words`${input.office}` },
          { label: text.role, words: words`${input.role}` },
        ],
      },
      { block: "paragraph", words: text.account[input.account] },
      { block: "button", words: text.button[input.account], link: input.link },
      { block: "facts", facts: [{ label: validUntil[input.language], words: words`${input.expires}` }] },
      { block: "aside", words: text.ignore },
    ],
    footer: signedBy(input, "staff"),
  })
}
