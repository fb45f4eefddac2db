import { Act } from "../actor"
import { VisibleError } from "../error"
import { type Asked, type Refusal, refusal } from "./access.rules"
import type { Part } from "./access.schema"

type File = { casefileID: string } & Asked

/** Why the acting person does not see this part of a case file; undefined when she does. The system's jobs see all. */
export async function refused(part: Part, file: File): Promise<Refusal | undefined> {
  const actor = Act.use()
  if (actor.type === "system") return undefined
  if (actor.type !== "staff") return "forbidden"
  const { staffID, role, duties } = actor
  return refusal(part, { staffID, role, minors: duties.minors }, file)
}

/** Does the acting person see this part? For answers that leave out what she does not. */
export const sees = async (part: Part, file: File): Promise<boolean> => (await refused(part, file)) === undefined

/** Refuses with the reason and what can be done about it. Asked after the permission table, before anything is opened. */
export async function assert(part: Part, file: File): Promise<void> {
  const why = await refused(part, file)
  if (why) throw new VisibleError("forbidden", why)
}
