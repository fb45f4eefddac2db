import { doors } from "@ventanilla/local/doors"
import { announced, partsIn } from "../../support/files"
import { call } from "../../support/world"
import type { Act } from "../journeys"

type Ids = Parameters<Act>[1]
type Who = Parameters<Act>[2]

/** A file that has arrived and is not checked yet. */
export async function sent(bytes: Buffer, about: object, ids: Ids, who: Who, act: Act): Promise<Ids> {
  const { attachmentID = "" } = await act("POST /api/attachments", ids, who, { ...announced(bytes), ...about })
  const its = { ...ids, attachmentID }
  for (const part of partsIn(bytes)) await act("POST /api/attachments/:attachmentID/parts", its, who, part)
  return its
}

/** A stored file, from its own origin. */
export async function fetched(its: Ids, who: Who, act: Act): Promise<void> {
  const { token = "" } = await act("POST /api/attachments/:attachmentID/leave", its, who)
  const answer = await (await doors.files()).fetch(new Request(`http://files.example/f/${token}`))
  if (answer.status !== 200) throw new Error(`The file was answered with ${answer.status}`)
}

/** A file stored, listed, downloaded and removed. */
export async function keptAndRemoved(bytes: Buffer, about: object, ids: Ids, who: Who, act: Act): Promise<void> {
  const its = await sent(bytes, about, ids, who, act)
  await act("POST /api/attachments/:attachmentID/finish", its, who)
  const { owner, ownerID } = about as { owner: string; ownerID: string }
  const list = await call("GET", `/attachments?owner=${owner}&ownerID=${ownerID}`, { who })
  if (list.status !== 200 || !list.text.includes(its.attachmentID)) throw new Error("The file is not in its list")
  await fetched(its, who, act)
  await act("POST /api/attachments/:attachmentID/remove", its, who)
}
