// Checked by `npm run types`: an expectation that no longer fails is itself an error.
import { digest, invitation, oneTimeCode, type Safe, safe, taskNotice, verifyMailbox } from "./index"
import { words } from "./words"

const name: string = "María"
const sender = { language: "es" as const, office: safe.office({ es: "Consulado", en: "Consulate" }) }
const link = safe.link("https://ventanilla.example")
const date = safe.date({ instant: "2026-03-16T12:00:00Z", timeZone: "America/New_York" })
const number = safe.digestNumber("D-20260309-4F7K")
const fresh = [safe.folio("CAN-7K2M")]

export const accepted = () => digest({ ...sender, number, fresh, waiting: [], link, validUntil: date })

export const refused = () => [
  // @ts-expect-error a folio is no plain string
  digest({ ...sender, number, fresh: [name], waiting: [], link, validUntil: date }),
  // @ts-expect-error nor a literal that looks like one
  digest({ ...sender, number, fresh: ["CAN-7K2M"], waiting: [], link, validUntil: date }),
  // @ts-expect-error an office is no plain string
  digest({ ...sender, office: name, number, fresh, waiting: [], link, validUntil: date }),
  // @ts-expect-error one kind is not another
  digest({ ...sender, number, fresh: [number], waiting: [], link, validUntil: date }),
  // @ts-expect-error a message takes nothing that it does not declare
  digest({ ...sender, number, fresh, waiting: [], link, validUntil: date, note: name }),
  // @ts-expect-error a link is no plain string
  verifyMailbox({ ...sender, link: name, expires: date }),
  // @ts-expect-error a date is no plain string
  verifyMailbox({ ...sender, link, expires: name }),
  // @ts-expect-error a code is no plain string
  oneTimeCode({ ...sender, code: "048213" }),
  // @ts-expect-error a role is no plain string
  invitation({ ...sender, link, expires: date, account: "new", role: "coordinator" }),
  // @ts-expect-error nobody can declare a role of their own
  safe.role("admin"),
  // @ts-expect-error a count is no plain number
  taskNotice({ ...sender, waiting: 3, link }),
  // @ts-expect-error a language is one of two
  taskNotice({ ...sender, language: "fr", waiting: safe.count(3), link }),
  // @ts-expect-error free text cannot be put into a sentence, not even inside this package
  words`Referral of ${name}`,
  // @ts-expect-error an object of the same look is not a safe value
  words`${{ kind: "folio", value: name }}`,
  // @ts-expect-error the brand cannot be put on by assertion
  name as Safe<"folio">,
]
