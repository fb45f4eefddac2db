import { VisibleError } from "../error"
import { extensions, type FileType, type Owner, type Purpose, partBytes, purposes, typesOf } from "./attachment.schema"

/** An activity has no signed copy, and a signed copy is no picture. */
export function assertPurpose(owner: Owner, purpose: Purpose, type: FileType): void {
  if (!purposes[owner].includes(purpose)) throw new VisibleError("validation", "file_purpose", "purpose")
  if (!typesOf[purpose].includes(type)) throw new VisibleError("validation", "file_type", "type")
}

const other =
  /\.(exe|scr|com|bat|cmd|ps1|vbs|js|jse|wsf|hta|html?|svg|xml|php|jar|zip|rar|7z|docm?|xlsm?|pptm?|lnk|dll|msi|sh|py|apk|iso)(\.|$)/i

/** One ending, that of its type: `acuerdo.pdf.exe` and `acuerdo.exe.pdf` are none. */
export function assertName(name: string, type: FileType): void {
  const ending = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase()
  // A mark that turns the reading direction shows `exe.pdf` where `fdp.exe` stands.
  const turned = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/.test(name)
  if (turned || other.test(name) || ending === undefined || !extensions[type].includes(ending))
    throw new VisibleError("validation", "file_name", "name")
}

/** Each part is whole, and the last is the rest. */
export function assertPart(file: { size: number; parts: number }, index: number, length: number): void {
  const expected = index === file.parts - 1 ? file.size - partBytes * (file.parts - 1) : partBytes
  if (index >= file.parts || length !== expected) throw new VisibleError("validation", "file_part", "data")
}

/** How long a leave to fetch a file lasts, and how long an arrival may take. */
export const leaveSeconds = 60
export const arrivalHours = 24
