import type { Role } from "../../platform/actor/actor.schema"
import type { Part, Refusal } from "./access.schema"

/** Who asks, as far as it matters here. `courseUntil` is the last day on which her certificate is in force. */
export type Asker = {
  staffID: string
  role: Role
  minors: boolean
  courseUntil?: string | null | undefined
  codeVersion?: number | null | undefined
}
/** What is asked about. `minor`: the file of a girl, boy or adolescent. */
export type Asked = { assignedTo?: string | null | undefined; minor?: boolean | undefined }
/** What holds now: what the consulate asks of everybody, and an emergency access of this person to this file. */
export type Circumstances = {
  now: string
  /** The consulate's day. */
  today: string
  requireCourse: boolean
  requireCode: boolean
  /** The version of the code of conduct in force. */
  code: number
  /** When her emergency access to this file ends or ended. */
  glassUntil?: string | undefined
}

/**
 * Whether this person sees this part of this case file; undefined when she does. First her role, then an emergency access
 * that has not run out, then what the consulate asks of everybody. Coordinators see every part. A caseworker sees the file,
 * except a minor's without that duty, and what was told only when the file is hers.
 */
export function refusal(part: Part, asker: Asker, file: Asked, given?: Circumstances): Refusal | undefined {
  if (asker.role !== "coordinator" && asker.role !== "caseworker") return "forbidden"
  if (given?.glassUntil && given.now < given.glassUntil) return undefined
  if (given?.requireCourse && !(asker.courseUntil && given.today <= asker.courseUntil)) return "course_required"
  if (given?.requireCode && asker.codeVersion !== given.code) return "code_required"
  if (asker.role === "coordinator") return undefined
  if (file.minor && !asker.minors) return "minors_duty_required"
  if (part !== "file" && file.assignedTo !== asker.staffID) return "not_assigned"
  return undefined
}

/**
 * Must this person not even learn that there is such a file? A minor's, without that duty; any, in a role without case files.
 * A course or a code of conduct that is wanting hides nothing: she knows what waits, and opens it once she has them.
 */
export const hides = (asker: Asker, file: Asked): boolean => refusal("file", asker, file) !== undefined
