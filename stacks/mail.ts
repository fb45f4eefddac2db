import { MailIdentity } from "@ventanilla/infra/mail-identity"
import type { StackContext } from "sst/constructs"
import { namesOf, settingsOf } from "./settings"

/** Outgoing mail: one verified domain, TLS required, no tracking; bounces and complaints come back on `returns`. */
export function Mail({ app, stack }: StackContext) {
  const { mailDomain, mailFrom, protect } = settingsOf(app.stage)
  const { identityArn, configurationSetArn, returns, dkimRecords } = new MailIdentity(stack, "Mail", {
    domain: mailDomain,
    mailFromDomain: `retorno.${mailDomain}`,
    configurationSetName: namesOf(app.stage).mailConfigurationSet,
    protect,
  })
  stack.addOutputs(
    Object.fromEntries(dkimRecords.map(({ name, value }, at) => [`dkim${at + 1}`, `${name} CNAME ${value}`])),
  )
  const address = /<(.+)>/.exec(mailFrom)?.[1] ?? mailFrom
  return { returns, sending: { resources: [identityArn, configurationSetArn], fromAddress: address } }
}
