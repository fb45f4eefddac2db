import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { page } from "../../platform/util/schema"

export const AttachmentID = idSchema("attachment")
/** What a file may belong to. */
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
/** What a file may be to its owner. */
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
/** Only the last ending counts: `Convenio.doc.pdf` is a PDF by its name, and is kept under none. */
export const endingOf = (name: string): string => /\.([A-Za-z0-9]{1,10})\s{0,8}$/.exec(name)?.[1]?.toLowerCase() ?? ""
/** The type that a name speaks of, where whoever sends it knows no better. */
export const typeOfName = (name: string): FileType | undefined =>
  FileType.options.find((type) => extensions[type].includes(endingOf(name)))
/** What binds is a document, and so is what is projected; what shows that something took place may be a picture. */
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
/** A part fits an API body as base64, and a table's item once it is sealed. */
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
 * What one judgement may take of the function that does nothing else: seconds, megabytes, judgements at once. The worst of
 * the attacks in `file.judge.test.ts` at 4 MB takes 370 MB, and 1.3 s of a processor: 2.2 s of what goes with a gigabyte.
 */
export const judging = { seconds: 6, megabytes: 1024, atOnce: 10 } as const
/** A file to be judged: of which kind it is said to be, and its bytes as base64. Nothing says whose it is. */
export const JudgeInput = z.strictObject({ type: FileType, data: z.string() })
export type JudgeInput = z.infer<typeof JudgeInput>
/** Why it is refused, or what is to be kept of it: as base64, null where that is what came. */
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

/** A file of an alliance, an activity or a training: sealed, and never under its own name. */
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
    /** Of the whole file, hexadecimal: what arrives must be what left. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/, { error: "invalid" }),
    /** Looked at for its ending, and kept nowhere: names of files name people. */
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
