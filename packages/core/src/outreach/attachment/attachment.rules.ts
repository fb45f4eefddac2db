import { VisibleError } from "../../platform/error"
import {
  endingOf,
  extensions,
  type FileType,
  type Owner,
  type Purpose,
  partBytes,
  purposes,
  typesOf,
} from "./attachment.schema"

/** An activity has no signed copy, and a signed copy is not a picture. */
export function assertPurpose(owner: Owner, purpose: Purpose, type: FileType): void {
  if (!purposes[owner].includes(purpose)) throw new VisibleError("validation", "file_purpose", "purpose")
  if (!typesOf[purpose].includes(type)) throw new VisibleError("validation", "file_type", "type")
}

const heic = ["heic", "heif", "hif"]

/** The last extension of the name must match the type. The name is not stored, so nothing else in it matters. */
export function assertName(name: string, type: FileType): void {
  const ending = endingOf(name)
  if (heic.includes(ending)) throw new VisibleError("validation", "file_heic", "name")
  // Bidirectional control characters can display `fdp.exe` as `exe.pdf`.
  const turned = /[\u202A-\u202E\u2066-\u2069]/.test(name)
  if (turned || !extensions[type].includes(ending)) throw new VisibleError("validation", "file_name", "name")
}

/** All parts have the full size, except the last. */
export function assertPart(file: { size: number; parts: number }, index: number, length: number): void {
  const expected = index === file.parts - 1 ? file.size - partBytes * (file.parts - 1) : partBytes
  if (index >= file.parts || length !== expected) throw new VisibleError("validation", "file_part", "data")
}

/** How long a download token is valid, and how long an upload may take. */
export const downloadTokenSeconds = 60
export const arrivalHours = 24
