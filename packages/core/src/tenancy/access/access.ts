import { Act, type StaffActor } from "../../platform/actor"
import { conduct } from "../../platform/data/conduct"
import { VisibleError } from "../../platform/error"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { dayIn } from "../../platform/util/day"
import { Tenant } from "../tenant/inside"
import { breakGlassOfMine, breakGlassUntil } from "./access.break-glass"
import { mayHide } from "./access.known"
import { type Asked, type Circumstances, hides, refusal } from "./access.rules"
import type { Part, Refusal } from "./access.schema"

export * from "./access.break-glass"
export { exceptions, known, knows, mayHide, page, unpointed } from "./access.known"

type File = { casefileID: string } & Asked

async function circumstances(): Promise<Circumstances> {
  const { settings, timeZone } = await Tenant.current()
  const now = Clock.iso()
  const { requireCourse, requireCode } = settings
  return { now, today: dayIn(now, timeZone), requireCourse, requireCode, code: conduct.version }
}

function refusalOf(part: Part, { staffID, role, duties, fitness }: StaffActor, file: File, given: Circumstances) {
  return refusal(part, { staffID, role, minors: duties.minors, ...fitness }, file, given)
}

/** Why the actor may not see this part of a case file; undefined when they may. The system's jobs see everything. */
export async function refused(part: Part, file: File): Promise<Refusal | undefined> {
  const actor = Act.use()
  if (actor.type === "system") return undefined
  if (actor.type !== "staff") return "forbidden"
  const given = await circumstances()
  const why = refusalOf(part, actor, file, given)
  // Most requests need no emergency access, and do not read whether there is one.
  if (why === undefined || why === "forbidden") return why
  return refusalOf(part, actor, file, {
    ...given,
    breakGlassUntil: await breakGlassUntil(file.casefileID, actor.staffID),
  })
}

/** `refused` without regard to emergency access. */
export async function refusedWithoutBreakGlass(part: Part, file: File): Promise<Refusal | undefined> {
  return refusalOf(part, Act.staff(), file, await circumstances())
}

/**
 * Refuses an actor who is shown no file at all for lack of what the consulate requires of everybody, and says so.
 * "Nobody was found" would be untrue, and would lead them to create a second record of the same woman.
 */
export async function assertFit(): Promise<void> {
  const why = await refusedWithoutBreakGlass("file", { casefileID: "none" })
  if (why && (await breakGlassOfMine()).size === 0) throw new VisibleError("forbidden", why)
}

/**
 * A predicate for many files that has read everything about the actor in advance, and reads nothing more. It may miss
 * an emergency access of this very moment.
 */
export async function seesMany(): Promise<(part: Part, file: File) => boolean> {
  const actor = Act.use()
  if (actor.type === "system") return () => true
  const [given, mine] = await awaitAll([circumstances(), breakGlassOfMine()])
  return (part, file) => {
    const breakGlassUntil = mine.get(file.casefileID)
    return (
      refusalOf(part, Act.staff(), file, { ...given, ...(breakGlassUntil ? { breakGlassUntil } : {}) }) === undefined
    )
  }
}

/**
 * Like `seesMany`, for who may know that a file exists: a missing course or code of conduct hides nothing. Reads
 * nothing where nothing can be hidden from the actor.
 */
export async function knowsOfMany(): Promise<(file: File) => boolean> {
  if (!mayHide()) return () => true
  const [{ staffID, role, duties }, mine] = [Act.staff(), await breakGlassOfMine()]
  return ({ casefileID, minor }) =>
    !hides({ staffID, role, minors: duties.minors }, { minor: !mine.has(casefileID) && minor })
}

/** May the actor see this part? For answers that leave out what they may not. */
export const sees = async (part: Part, file: File): Promise<boolean> => (await refused(part, file)) === undefined

/**
 * Refuses with the reason and what can be done about it. Called after the permission check, before anything is
 * decrypted.
 */
export async function assert(part: Part, file: File): Promise<void> {
  const why = await refused(part, file)
  if (why) throw new VisibleError("forbidden", why)
}
