import { readCountry } from "@ventanilla/hsds/read/country"
import { readPhone } from "@ventanilla/hsds/read/phone"
import { seen } from "@ventanilla/hsds/read/text"
import { urlOf } from "@ventanilla/hsds/read/uri"
import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { day, email, instant, line, phone, spokenLanguage, text, timeZone } from "../../platform/util/schema"
import { version } from "../../platform/util/version"
import { Place } from "../../tenancy/district/district.schema"

export const LocationID = idSchema("location")
/** The kind of ally, in the programme's terms. */
export const PartnerKind = z.enum([
  "shelter",
  "sexual_assault",
  "trafficking",
  "immigration_legal",
  "family_legal",
  "labor",
  "health",
  "mental_health",
  "childhood",
  "police",
  "prosecutor",
  "court",
  "university",
  "school",
  "church",
  "business",
  "finance",
  "government",
  "third_consulate",
  "media",
])
export type PartnerKind = z.infer<typeof PartnerKind>

/** An unknown fact is recorded as unknown, never guessed. */
export const Known = z.enum(["yes", "no", "unknown"])
export type Known = z.infer<typeof Known>

export const webAddress = z
  .url({ protocol: /^https?$/, hostname: /\.[a-z]{2,}$/i })
  .max(500)
  .overwrite(seen)
  .refine((value) => !/[\s<>"]/.test(value) && !namesSomebody(value))

/** `https://gob.mx@casa.example` leads to casa.example without looking like it. */
function namesSomebody(value: string): boolean {
  const { username = "", password = "" } = urlOf(value) ?? {}
  return username !== "" || password !== ""
}

const several = <S extends z.ZodType>(one: S, max: number) =>
  z
    .array(one)
    .max(max)
    .refine((list) => new Set(list.map((value) => JSON.stringify(value))).size === list.length, { error: "duplicate" })
    .default([])

/** A term of somebody's taxonomy: which one, its code there, its words. */
export const Term = z.strictObject({ taxonomy: line(80), code: line(80), name: line(160) })
export type Term = z.infer<typeof Term>

export const OrganizationDetails = z.strictObject({
  kind: PartnerKind.nullable().default(null),
  description: text(4000).nullable().default(null),
  website: webAddress.nullable().default(null),
  email: email.nullable().default(null),
  /** Its location is secret: of all its locations only county and phone ever leave the consulate. */
  confidential: z.boolean().default(false),
  /** The organisation is public, with those of its services that are published, too. */
  published: z.boolean().default(false),
  source: line(250).nullable().default(null),
})
export type OrganizationDetails = z.infer<typeof OrganizationDetails>

/** An address line or a city is enough; unknown parts are empty, and an unknown country is null. */
export const Address = z
  .strictObject({
    line1: line(160, 0).default(""),
    line2: line(160).nullable().default(null),
    city: line(80, 0).default(""),
    region: line(80, 0).default(""),
    postalCode: line(20, 0).default(""),
    country: z
      .string()
      .overwrite((value) => readCountry(value) ?? value)
      .regex(/^[A-Z]{2}$/, { error: "invalid_country" })
      .nullable()
      .default(null),
  })
  .refine(({ line1, city }) => line1 !== "" || city !== "", { error: "address_needed", path: ["line1"] })
export type Address = z.infer<typeof Address>

export const LocationDetails = z.strictObject({
  name: line(160).nullable().default(null),
  kind: z.enum(["physical", "postal", "virtual"]).default("physical"),
  /** Only county and phone ever leave the consulate. */
  confidential: z.boolean().default(false),
  address: Address.nullable().default(null),
  place: Place.nullable().default(null),
  latitude: z.number().min(-90).max(90).nullable().default(null),
  longitude: z.number().min(-180).max(180).nullable().default(null),
  accessibility: text(500).nullable().default(null),
  transportation: text(500).nullable().default(null),
  status: z.enum(["active", "inactive"]).default("active"),
})
export type LocationDetails = z.infer<typeof LocationDetails>
/** Why a place is not published. */
export const HiddenBy = z.enum(["organization", "shelter", "location"])
export type HiddenBy = z.infer<typeof HiddenBy>
export const Location = LocationDetails.extend({
  locationID: LocationID,
  organizationID: idSchema("organization"),
  /** Null: once its organisation is published, the location is public. */
  hiddenBy: HiddenBy.nullable(),
})
export type Location = z.infer<typeof Location>

const extension = z.string().regex(/^(0|[1-9]\d{0,7})$/, { error: "invalid_extension" })
const PhoneShape = z.strictObject({
  number: phone,
  extension: extension.nullable().default(null),
  kind: z.enum(["voice", "text", "fax", "tty", "video"]).default("voice"),
  description: line(160).nullable().default(null),
  languages: several(spokenLanguage, 12),
})
export const PhoneKind = PhoneShape.shape.kind.unwrap()
export type PhoneKind = z.infer<typeof PhoneKind>
/** The extension is moved to its own field, unless HSDS could not express it as a number. */
export const Phone = PhoneShape.overwrite((said) => {
  const read = readPhone(said.number)
  const isApart = said.extension === null && read?.extension && extension.safeParse(read.extension).success
  return isApart ? { ...said, number: read.number, extension: read.extension } : said
})
export type Phone = z.infer<typeof Phone>

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "invalid_time" })
/** Open on these weekdays (Monday 1 … Sunday 7); closing before opening is on the day after. */
export const Opening = z
  .strictObject({
    weekdays: several(z.number().int().min(1).max(7), 7).refine((days) => days.length > 0, {
      error: "weekday_required",
    }),
    opens: clock,
    closes: clock,
    /** Its own words, such as "by appointment only". Then the clock alone does not say whether one may come. */
    note: line(250).optional(),
  })
  // The same hour twice means a whole day to one reader and nothing to another.
  .refine(({ opens, closes }) => opens !== closes, { error: "same_hour", path: ["closes"] })
export type Opening = z.infer<typeof Opening>

export const Hours = z.strictObject({
  /** Day and night. */
  always: z.boolean().default(false),
  /** The service's own time zone; null is the consulate's. */
  timeZone: timeZone.nullable().default(null),
  openings: several(Opening, 28),
  note: line(250).nullable().default(null),
})

/** The facts that decide whether a migrant woman is served. */
export const Eligibility = z.strictObject({
  undocumented: Known.default("unknown"),
  identification: z.enum(["none", "any", "official", "unknown"]).default("unknown"),
  children: Known.default("unknown"),
  /** Boys older than this are not admitted; null: no limit is known. */
  boysMaxAge: z.number().int().min(0).max(17).nullable().default(null),
  pets: Known.default("unknown"),
  note: text(1000).nullable().default(null),
})
export type Eligibility = z.infer<typeof Eligibility>

/**
 * Parts of an imported record that were not understood, in their original words. They stay in the record, and are
 * shown, until staff enter their meaning and remove them; while schedules are among them, nobody knows when the service
 * is open.
 */
export const Unread = z.strictObject({
  phones: several(line(250), 20),
  schedules: several(line(250), 28),
  languages: several(line(250), 12),
})
export type Unread = z.infer<typeof Unread>

export const ServiceDetails = z.strictObject({
  description: text(4000).nullable().default(null),
  url: webAddress.nullable().default(null),
  email: email.nullable().default(null),
  eligibility: Eligibility.prefault({}),
  fee: z
    .strictObject({
      kind: z.enum(["free", "sliding", "fee", "unknown"]).default("unknown"),
      text: line(250).nullable().default(null),
    })
    .prefault({}),
  /** Languages spoken on site, without an interpreter on the phone; including indigenous languages. */
  spokenOnSite: several(spokenLanguage, 12),
  phones: several(Phone, 20),
  hours: Hours.prefault({}),
  unread: Unread.prefault({}),
  walkIn: Known.default("unknown"),
  /** Counties served; none given: the whole consular district. */
  counties: several(Place, 250),
  locationIDs: several(LocationID, 20),
  terms: several(Term, 30),
  source: line(250).nullable().default(null),
  /** The service is public, if its organisation is published. */
  published: z.boolean().default(false),
})
export type ServiceDetails = z.infer<typeof ServiceDetails>

/** Who verified the entry, when, and when it is due again. */
export const Assurance = z.object({
  assuredAt: instant.nullable(),
  assuredBy: idSchema("staff").nullable(),
  nextCheckAt: day.nullable(),
})
export type Assurance = z.infer<typeof Assurance>

export const noOrganizationDetails: OrganizationDetails = OrganizationDetails.parse({})
export const noServiceDetails: ServiceDetails = ServiceDetails.parse({})
export const neverAssured: Assurance = { assuredAt: null, assuredBy: null, nextCheckAt: null }

const organizationID = idSchema("organization")
const serviceID = idSchema("service")
/** `version` is the organisation's: its services and locations change with it. */
export const DescribeInput = z.strictObject({ organizationID, details: OrganizationDetails, version })
export const DescribeServiceInput = z.strictObject({ organizationID, serviceID, details: ServiceDetails, version })
export const AddLocationInput = z.strictObject({ organizationID, location: LocationDetails })
export const ChangeLocationInput = AddLocationInput.extend({ locationID: LocationID, version })
