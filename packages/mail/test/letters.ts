import fc from "fast-check"
import {
  askListing,
  digest,
  invitation,
  type MailLanguage,
  type Message,
  type Notice,
  newLink,
  oneTimeCode,
  reverifyMailbox,
  safe,
  type subjects,
  taskNotice,
  verifyMailbox,
  waitingNotice,
} from "../src/index"

/** For tests: any letter of every kind, from values as wild as the constructors let through. */
const characters = (alphabet: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length })
const random = (length: number) => characters("23456789ABCDEFGHJKMNPQRSTVWXYZ", length)

export const arbitrary = {
  folio: random(4).map((tail) => `CAN-${tail}`),
  digestNumber: random(4).map((tail) => `D-20260309-${tail}`),
  office: fc
    .string({ unit: fc.constantFrom(..."AñéZ &'\"·(),–"), minLength: 1, maxLength: 60 })
    .map((name) => `A${name.trim()}`),
  link: fc
    .tuple(fc.constantFrom("partner", "mailbox", "invitation"), random(25), characters("abcXYZ019-_", 43))
    .map(([page, id, secret]) => `https://ventanilla.example/${page}#ten_0${id}.grt_0${id}.${secret}`),
}

const sender = fc
  .record({
    language: fc.constantFrom<MailLanguage>("es", "en"),
    es: arbitrary.office,
    en: arbitrary.office,
    phone: fc.boolean(),
  })
  .map(({ language, es, en, phone }) => ({
    language,
    office: safe.office({ es, en }),
    phone: phone ? safe.phone("+1 (215) 922-4262") : undefined,
  }))
const link = arbitrary.link.map((value) => ({ value, link: safe.link(value) }))
const date = fc
  .tuple(
    fc.date({ min: new Date("2026-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
    fc.constantFrom("America/Phoenix", "America/Chicago", "America/New_York", "Europe/Madrid"),
  )
  .map(([instant, timeZone]) => safe.date({ instant: instant.toISOString(), timeZone }))
const folios = fc.array(arbitrary.folio.map(safe.folio), { minLength: 1, maxLength: 130 })
const role = fc.constantFrom("coordinator", "caseworker", "window", "outreach", "viewer").map((role) => safe.role(role))

const notices = (of: (input: Notice) => Message): fc.Arbitrary<Sample> =>
  fc.tuple(sender, link, fc.nat(9999).map(safe.count)).map(([from, { value, link }, waiting]) => ({
    message: of({ ...from, link, waiting }),
    language: from.language,
    url: value,
  }))

export type Sample = { message: Message; language: MailLanguage; url: string | undefined }

/** Of every kind that there is: a new one does not compile without its sample. */
export const letters: Record<keyof typeof subjects, fc.Arbitrary<Sample>> = {
  digest: fc
    .tuple(sender, link, date, folios, folios, arbitrary.digestNumber.map(safe.digestNumber))
    .map(([from, { value, link }, validUntil, fresh, waiting, number]) => ({
      message: digest({ ...from, link, validUntil, fresh, waiting, number }),
      language: from.language,
      url: value,
    })),
  verifyMailbox: fc.tuple(sender, link, date).map(([from, { value, link }, expires]) => ({
    message: verifyMailbox({ ...from, link, expires }),
    language: from.language,
    url: value,
  })),
  reverifyMailbox: fc.tuple(sender, link, date).map(([from, { value, link }, expires]) => ({
    message: reverifyMailbox({ ...from, link, expires }),
    language: from.language,
    url: value,
  })),
  askListing: fc
    .tuple(sender, link, date, fc.constantFrom("partner" as const, "published" as const))
    .map(([from, { value, link }, expires, reader]) => ({
      message: askListing({ ...from, link, expires, reader }),
      language: from.language,
      url: value,
    })),
  newLink: fc
    .tuple(sender, link, date, fc.constantFrom("codes" as const, "closed" as const))
    .map(([from, { value, link }, validUntil, why]) => ({
      message: newLink({ ...from, link, validUntil, why }),
      language: from.language,
      url: value,
    })),
  oneTimeCode: fc.tuple(sender, characters("0123456789", 6).map(safe.code)).map(([from, code]) => ({
    message: oneTimeCode({ ...from, code }),
    language: from.language,
    url: undefined,
  })),
  invitation: fc
    .tuple(sender, link, date, role, fc.constantFrom("new" as const, "existing" as const))
    .map(([from, { value, link }, expires, role, account]) => ({
      message: invitation({ ...from, link, expires, role, account }),
      language: from.language,
      url: value,
    })),
  taskNotice: notices(taskNotice),
  waitingNotice: notices(waitingNotice),
}
