import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { safer } from "./contact.rules"
import type { ContactChannel, SafeContact } from "./person.schema"

const drawn: fc.Arbitrary<ContactChannel> = fc.record({
  channel: fc.constantFrom("phone" as const, "sms" as const, "email" as const),
  value: fc.constantFrom("+1 267 555 0101", "(267) 555-0101", "267 555 0102", "a@example.org"),
  sharedWithAbuser: fc.boolean(),
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 }),
  from: fc.option(fc.integer({ min: 0, max: 1439 })),
  to: fc.option(fc.integer({ min: 0, max: 1439 })),
  anyTime: fc.boolean(),
  voicemail: fc.boolean(),
  mayNameConsulate: fc.boolean(),
  hideCallerID: fc.boolean(),
  safeWord: fc.option(fc.constant("cita")),
})
const isBlank = ({ days, from, to }: ContactChannel) => days.length === 0 && from === null && to === null
/** Always, or at certain times: never both, as in the schema. */
const channel = drawn.map((one) => ({ ...one, anyTime: one.anyTime && isBlank(one) }))
const beside = { dangerWord: null, address: "not_asked" as const, timeZone: null }
const contact: fc.Arbitrary<SafeContact> = fc.oneof(
  fc.constantFrom("no" as const, "she_calls" as const).map((allowed) => ({ ...beside, allowed, channels: [] })),
  fc
    .array(channel, { minLength: 1, maxLength: 4 })
    .map((channels) => ({ ...beside, allowed: "yes" as const, channels })),
)

/** May this channel be used at this minute of this day, and how? */
const allows = (one: SafeContact, way: string, day: number, minute: number) =>
  one.allowed === "yes"
    ? one.channels.filter(
        (each) =>
          `${each.channel} ${each.value.replace(/\W/g, "").slice(-10)}` === way &&
          !each.sharedWithAbuser &&
          (each.days.length === 0 || each.days.includes(day)) &&
          (each.from === null || minute >= each.from) &&
          (each.to === null || minute < each.to),
      )
    : []
const ways = ["phone", "sms", "email"].flatMap((kind) =>
  ["2675550101", "2675550102", "xampleorg"].map((value) => `${kind} ${value}`),
)

describe("what is safe when two records are one woman's", () => {
  it("is nothing that either of them does not allow", () => {
    fc.assert(
      fc.property(
        contact,
        contact,
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 1439 }),
        (one, other, day, minute) => {
          const both = safer(one, other)
          for (const way of ways)
            for (const found of allows(both, way, day, minute)) {
              const [mine, hers] = [allows(one, way, day, minute), allows(other, way, day, minute)]
              expect(mine.length > 0 && hers.length > 0).toBe(true)
              if (found.voicemail)
                expect(mine.some((each) => each.voicemail) && hers.some((each) => each.voicemail)).toBe(true)
              if (found.mayNameConsulate)
                expect(mine.some((each) => each.mayNameConsulate) && hers.some((each) => each.mayNameConsulate)).toBe(
                  true,
                )
            }
        },
      ),
    )
  })

  it("is at any time only where both records say that she said so", () => {
    fc.assert(
      fc.property(contact, contact, (one, other) => {
        for (const found of safer(one, other).channels) {
          expect(found.anyTime && !isBlank(found)).toBe(false)
          if (!found.anyTime) continue
          for (const each of [one, other])
            expect(each.channels.some((way) => way.anyTime && way.channel === found.channel)).toBe(true)
        }
      }),
    )
  })

  it("is no when one says no, and that she calls when there is no way in common", () => {
    fc.assert(
      fc.property(contact, contact, (one, other) => {
        const { allowed, channels } = safer(one, other)
        if (one.allowed === "no" || other.allowed === "no") expect(allowed).toBe("no")
        expect(allowed === "yes").toBe(channels.length > 0)
        if (one.allowed === "yes" && other.allowed === "yes") expect(allowed).not.toBe("no")
      }),
    )
  })

  it("keeps the danger word and the stricter address, and compares no hours of two zones", () => {
    const way: ContactChannel = {
      channel: "phone",
      value: "267 555 0101",
      sharedWithAbuser: false,
      days: [],
      from: 540,
      to: 720,
      anyTime: false,
      voicemail: false,
      mayNameConsulate: false,
      hideCallerID: false,
      safeWord: null,
    }
    const one: SafeContact = { ...beside, allowed: "yes", channels: [way], dangerWord: "azul" }
    const far: SafeContact = { ...one, timeZone: "America/Denver", dangerWord: null, address: "do_not_record" }
    expect(safer(one, far)).toEqual({
      allowed: "she_calls",
      channels: [],
      dangerWord: "azul",
      address: "do_not_record",
      timeZone: "America/Denver",
    })
    const always = { ...way, from: null, to: null }
    expect(safer({ ...one, channels: [always] }, { ...far, channels: [always] }).allowed).toBe("yes")
  })
})
