import { Act, type StaffActor } from "../../platform/actor"
import { conduct } from "../../platform/data/conduct"
import { VisibleError } from "../../platform/error"
import { Clock } from "../../platform/util/clock"
import { dayIn } from "../../platform/util/day"
import { Tenant } from "../tenant"
import { glassesOfMine, glassUntil } from "./access.glass"
import { mayHide } from "./access.known"
import { type Asked, type Circumstances, hides, refusal } from "./access.rules"
import type { Part, Refusal } from "./access.schema"

export * from "./access.glass"
export { exceptions, known, knows, mayHide, page, unpointed } from "./access.known"

type File = { casefileID: string } & Asked

async function circumstances(): Promise<Circumstances> {
  const { settings, timeZone } = await Tenant.current()
  const now = Clock.iso()
  const { requireCourse, requireCode } = settings
  return { now, today: dayIn(now, timeZone), requireCourse, requireCode, code: conduct.version }
}

function judge(part: Part, { staffID, role, duties, fitness }: StaffActor, file: File, given: Circumstances) {
  return refusal(part, { staffID, role, minors: duties.minors, ...fitness }, file, given)
}

/** Why the acting person does not see this part of a case file; undefined when she does. The system's jobs see all. */
export async function refused(part: Part, file: File): Promise<Refusal | undefined> {
  const actor = Act.use()
  if (actor.type === "system") return undefined
  if (actor.type !== "staff") return "forbidden"
  const given = await circumstances()
  const why = judge(part, actor, file, given)
  // Most requests need no emergency access, and do not read whether there is one.
  if (why === undefined || why === "forbidden") return why
  return judge(part, actor, file, { ...given, glassUntil: await glassUntil(file.casefileID, actor.staffID) })
}

/** The same, as if she had no emergency access. */
export async function refusedWithoutGlass(part: Part, file: File): Promise<Refusal | undefined> {
  return judge(part, Act.staff(), file, await circumstances())
}

/**
 * Refuses whoever is shown no file at all because she lacks what the consulate asks of everybody, and says so: to her
 * "nobody was found" would be untrue, and the next thing she did a second record of the same woman.
 */
export async function assertFit(): Promise<void> {
  const why = await refusedWithoutGlass("file", { casefileID: "none" })
  if (why && (await glassesOfMine()).size === 0) throw new VisibleError("forbidden", why)
}

/**
 * The judge who has read what there is to know of the acting person: asked about many files, it reads nothing more. An
 * emergency access of this very moment may escape it.
 */
export async function judgeOfMany(): Promise<(part: Part, file: File) => boolean> {
  const actor = Act.use()
  if (actor.type === "system") return () => true
  const [given, mine] = await Promise.all([circumstances(), glassesOfMine()])
  return (part, file) => {
    const glassUntil = mine.get(file.casefileID)
    return judge(part, Act.staff(), file, { ...given, ...(glassUntil ? { glassUntil } : {}) }) === undefined
  }
}

/**
 * The same judge, asked who may know that there is such a file: a course or a code of conduct that is wanting hides nothing.
 * Where nothing can be hidden from her, nothing is read.
 */
export async function knowsOfMany(): Promise<(file: File) => boolean> {
  if (!mayHide()) return () => true
  const [{ staffID, role, duties }, mine] = [Act.staff(), await glassesOfMine()]
  return ({ casefileID, minor }) =>
    !hides({ staffID, role, minors: duties.minors }, { minor: !mine.has(casefileID) && minor })
}

/** Does the acting person see this part? For answers that leave out what she does not. */
export const sees = async (part: Part, file: File): Promise<boolean> => (await refused(part, file)) === undefined

/** Refuses with the reason and what can be done about it. Asked after the permission table, before anything is opened. */
export async function assert(part: Part, file: File): Promise<void> {
  const why = await refused(part, file)
  if (why) throw new VisibleError("forbidden", why)
}
