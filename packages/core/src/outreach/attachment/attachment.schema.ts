import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { page } from "../../platform/util/schema"

export const AttachmentID = idSchema("attachment")
/** What a file can belong to. */
export const Owner = z.enum(["alliance", "outreach", "training"])
export type Owner = z.infer<typeof Owner>
export const Purpose = z.enum([
  "signed_copy",
  "opinion",
  "photograph",
  "programme",
  "flyer",
  "slides",
  "sheet",
  "evidence",
  "material",
])
export type Purpose = z.infer<typeof Purpose>
/** The purposes that a file can have, by its owner. */
export const purposes: Record<Owner, readonly [Purpose, ...Purpose[]]> = {
  alliance: ["signed_copy", "opinion", "evidence", "material"],
  outreach: ["programme", "flyer", "photograph", "evidence"],
  training: ["slides", "sheet", "photograph", "evidence"],
}
export const FileType = z.enum(["application/pdf", "image/png", "image/jpeg"])
export type FileType = z.infer<typeof FileType>
export const extensions: Record<FileType, readonly [string, ...string[]]> = {
  "application/pdf": ["pdf"],
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg", "jfif", "jpe"],
}
/** Only the last extension counts: `Convenio.doc.pdf` is a PDF. The name itself is not stored. */
export const endingOf = (name: string): string => /\.([A-Za-z0-9]{1,10})\s{0,8}$/.exec(name)?.[1]?.toLowerCase() ?? ""
/** The type by the name's extension, for senders that do not know the type. */
export const typeOfName = (name: string): FileType | undefined =>
  FileType.options.find((type) => extensions[type].includes(endingOf(name)))
/** Contracts and slides are documents; evidence that something took place may be a picture. */
export const typesOf: Record<Purpose, readonly FileType[]> = {
  signed_copy: ["application/pdf"],
  opinion: ["application/pdf"],
  slides: ["application/pdf"],
  photograph: ["image/png", "image/jpeg"],
  programme: FileType.options,
  flyer: FileType.options,
  sheet: FileType.options,
  evidence: FileType.options,
  material: FileType.options,
}

export const mostBytes = 4 * 1024 * 1024
/** Small enough for an API body as base64, and for a DynamoDB item when sealed. */
export const partBytes = 144 * 1024
export const partsOf = (size: number): number => Math.ceil(size / partBytes)

export const Refusal = z.enum([
  "file_type",
  "file_truncated",
  "file_active",
  "file_embedded",
  "file_encrypted",
  "file_polyglot",
  "file_heic",
  "file_malware",
  "file_too_large",
  "file_damaged",
])
export type Refusal = z.infer<typeof Refusal>
/**
 * The limits of the judge function: seconds, megabytes, concurrent invocations. The worst attack in
 * `file.judge.test.ts` at 4 MB takes 370 MB and 1.3 s of CPU, which is 2.2 s at the CPU share of one gigabyte.
 */
export const judging = { seconds: 6, megabytes: 1024, atOnce: 10 } as const
/** A file to be checked: its claimed type and its bytes as base64. Nothing says whose it is. */
export const JudgeInput = z.strictObject({ type: FileType, data: z.string() })
export type JudgeInput = z.infer<typeof JudgeInput>
/** Why the file is refused, or the bytes to store as base64; null when they are those that were sent. */
export const JudgeAnswer = z.union([
  z.strictObject({ refusal: Refusal }),
  z.strictObject({
    data: z
      .base64()
      .max(Math.ceil(mostBytes / 3) * 4)
      .nullable(),
  }),
])
export type JudgeAnswer = z.infer<typeof JudgeAnswer>
export const Status = z.enum(["receiving", "kept", "refused", "removed"])

/** A file of an alliance, an activity or a training. It is sealed, and its name is not stored. */
export const Info = z.object({
  attachmentID: AttachmentID,
  owner: Owner,
  ownerID: z.string(),
  purpose: Purpose,
  type: FileType,
  size: z.number().int(),
  status: Status,
  refusal: Refusal.nullable(),
  createdAt: z.string(),
  keptAt: z.string().nullable(),
})
export type Info = z.infer<typeof Info>

const ownerID = z.union([idSchema("alliance"), idSchema("outreach"), idSchema("training")])
const ofOwner = { owner: Owner, ownerID }
const prefixOf: Record<Owner, string> = { alliance: "all_", outreach: "out_", training: "trn_" }
const matches = (input: { owner: Owner; ownerID: string }) => input.ownerID.startsWith(prefixOf[input.owner])
const wrongOwner = { error: "invalid_id", path: ["ownerID"] }

export const BeginInput = z
  .strictObject({
    ...ofOwner,
    purpose: Purpose,
    type: FileType,
    size: z.number().int().min(1).max(mostBytes, { error: "file_too_large" }),
    /** Of the whole file, hexadecimal: what arrives must be what was sent. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/, { error: "invalid" }),
    /** Checked for its extension and not stored: file names can name people. */
    name: z.string().min(1).max(1000),
  })
  .refine(matches, wrongOwner)
export const FromIDInput = z.strictObject({ attachmentID: AttachmentID })
export const PartInput = z.strictObject({
  attachmentID: AttachmentID,
  index: z
    .number()
    .int()
    .min(0)
    .max(partsOf(mostBytes) - 1),
  data: z.base64().max(Math.ceil(partBytes / 3) * 4),
})
export const ListInput = page.extend(ofOwner).refine(matches, wrongOwner)
export const ServeInput = z.strictObject({ token: z.string().max(200) })
