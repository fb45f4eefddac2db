import {
  FileType,
  type Owner,
  type Purpose,
  partBytes,
  partsOf,
  typeOfName,
} from "@ventanilla/core/outreach/attachment/schema"
import { ask, client, keyed } from "../../api"

export type Of = { owner: Owner; ownerID: string }

const files = () => client.api.attachments
const one = () => files()[":attachmentID"]
const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("")

function base64(bytes: Uint8Array): string {
  let text = ""
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}

/** Sends a file in parts, each with its share of the way, and has it judged. */
export async function sendFile(
  to: Of & { purpose: Purpose },
  file: File,
  key: string,
  told: (share: number) => void,
): Promise<unknown> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const json = {
    ...to,
    // Some systems know no type of a `.jfif`.
    type: FileType.options.find((one) => one === file.type) ?? typeOfName(file.name) ?? "application/pdf",
    size: bytes.length,
    sha256: hex(await crypto.subtle.digest("SHA-256", bytes)),
    name: file.name,
  }
  const { attachmentID } = await ask(files().$post({ json }, keyed(`${key.slice(0, 40)}-file`)))
  const count = partsOf(bytes.length)
  const param = { attachmentID: String(attachmentID) }
  for (let index = 0; index < count; index++) {
    const data = base64(bytes.subarray(index * partBytes, (index + 1) * partBytes))
    await ask(one().parts.$post({ param, json: { index, data } }, keyed(`${key.slice(0, 40)}-p${index}`)))
    told((index + 1) / count)
  }
  return ask(one().finish.$post({ param, json: {} }, keyed(`${key.slice(0, 40)}-end`)))
}

export const listFiles = (of: Of) => ask(files().$get({ query: of }))
export const createDownloadToken = (attachmentID: string, key: string) =>
  ask(one().leave.$post({ param: { attachmentID }, json: {} }, keyed(key)))
export const removeFile = (attachmentID: string, key: string) =>
  ask(one().remove.$post({ param: { attachmentID }, json: {} }, keyed(key)))
