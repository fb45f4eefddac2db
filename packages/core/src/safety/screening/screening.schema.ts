import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { line, text } from "../../platform/util/schema"
import { versionOrNone } from "../../platform/util/version"

export const ScreeningID = idSchema("screening")
export const BandNumber = z.union([z.literal(1), z.literal(2), z.literal(3)])
export type BandNumber = z.infer<typeof BandNumber>
/** The key of an item in every edition: `v21` is *Encerrar / aislar* wherever it is placed. */
export const ItemKey = z.string().regex(/^v\d{2}$/, { error: "invalid_item" })

const Item = z.strictObject({
  key: ItemKey,
  es: line(200),
  en: line(200),
  /** When marked, the item calls for a conversation at once, whatever its band. */
  talkNow: z.boolean(),
  /** Shown but not markable when the woman answers by herself. */
  onlyInformation: z.boolean(),
  added2021: z.boolean(),
})
const Band = z.strictObject({ band: BandNumber, es: line(120), en: line(120), last: z.number().int().min(1).max(60) })

/** An edition as headquarters publishes it. Bands are consecutive and end with the last item. */
export const Ruler = z.strictObject({
  label: line(160),
  bands: z.array(Band).length(3),
  items: z
    .array(Item)
    .min(3)
    .max(60)
    .refine((items) => new Set(items.map(({ key }) => key)).size === items.length, { error: "duplicate" }),
})
export type Ruler = z.infer<typeof Ruler>
export type Item = Ruler["items"][number]

/** One published edition. `permissionOnFile`: headquarters holds the owner's permission for this installation. */
export const Edition = z.object({
  version: z.number().int(),
  ruler: Ruler,
  source: z.string(),
  permissionOnFile: z.boolean(),
  publishedAt: z.string(),
})
export type Edition = z.infer<typeof Edition>

/** What is known of the instrument, besides its editions. */
export const Provenance = z.object({
  owner: z.string(),
  attribution: z.object({ es: z.string(), en: z.string() }),
  confidence: z.string(),
  rights: z.string(),
  sources: z.array(z.string()),
  englishIs: z.string(),
})
export type Provenance = z.infer<typeof Provenance>
export type Instrument = Edition & { provenance: Provenance }

/** `version`: the edition that was read before this change; refused when another was published meanwhile. */
export const PublishInput = z.strictObject({
  version: versionOrNone,
  ruler: Ruler,
  source: text(600).min(3),
  permissionOnFile: z.boolean(),
})
export const EditionInput = z.strictObject({ version: z.coerce.number().int().min(0).max(99_999).optional() })

/** What happened when the ruler was offered: the woman looked at it, or declined. Both are recorded as facts. */
export const Outcome = z.enum(["answered", "declined"])
/** The last item does not happen to the person who answers; staff record which of its two cases it was. */
export const LastItem = z.enum(["attempt", "relative"])

const Marks = z
  .array(ItemKey)
  .max(60)
  .refine((marks) => new Set(marks).size === marks.length, { error: "duplicate" })

export const RecordInput = z.strictObject({
  casefileID: idSchema("casefile"),
  /** The edition that the woman was shown. */
  edition: z.number().int().min(0),
  outcome: Outcome,
  /** Nobody else could see or hear. */
  inPrivate: z.boolean(),
  /** False when the woman stopped before the end: an item that she did not reach is not a "no". */
  whole: z.boolean().default(true),
  marked: Marks.default([]),
  lastItem: LastItem.nullable().default(null),
})
export type RecordInput = z.output<typeof RecordInput>

/** For lists: the band, never the items, and no number that could be taken for a score. */
export const Info = z.object({
  screeningID: ScreeningID,
  casefileID: idSchema("casefile"),
  edition: z.number().int(),
  outcome: Outcome,
  whole: z.boolean(),
  band: BandNumber.nullable(),
  talkNow: z.boolean(),
  takenAt: z.string(),
  takenBy: z.string(),
})
export type Info = z.infer<typeof Info>

/** One screening, decrypted, with the edition that the woman was shown. */
export type Opened = Info & { marked: string[]; lastItem: z.infer<typeof LastItem> | null; instrument: Instrument }

export const FromIDInput = z.strictObject({ screeningID: ScreeningID })
export const ListInput = z.strictObject({ casefileID: idSchema("casefile") })

export const PublicPageInput = z.strictObject({
  officeCode: z
    .string()
    .toUpperCase()
    .regex(/^[A-Z][A-Z0-9-]{1,11}$/, { error: "invalid_code" }),
})
export const PublicPage = z.object({
  publicPhone: z.string().nullable(),
  onCallPhone: z.string().nullable(),
  lines: z.array(z.object({ key: z.string(), name: z.string(), phone: z.string() })),
  edition: Edition.pick({ version: true, ruler: true, permissionOnFile: true }),
})
export type PublicPage = z.infer<typeof PublicPage>
