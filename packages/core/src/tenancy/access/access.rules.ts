import type { Role } from "../../platform/actor/actor.schema"
import type { Part, Refusal } from "./access.schema"

/** The person asking, as far as it matters here. `courseUntil` is the last day on which their certificate is valid. */
export type Asker = {
  staffID: string
  role: Role
  minors: boolean
  courseUntil?: string | null | undefined
  codeVersion?: number | null | undefined
}
/** The file asked about. `minor`: the file of a girl, boy or adolescent. */
export type Asked = { assignedTo?: string | null | undefined; minor?: boolean | undefined }
/** The circumstances: what the consulate requires of everybody, and an emergency access of this person to this file. */
export type Circumstances = {
  now: string
  /** Today in the consulate's local time. */
  today: string
  requireCourse: boolean
  requireCode: boolean
  /** The version of the code of conduct in force. */
  code: number
  /** When the person's emergency access to this file ends or ended. */
  breakGlassUntil?: string | undefined
}

/**
 * Why this person may not see this part of this case file; undefined when they may. First the role decides, then an
 * emergency access in force, then what the consulate requires of everybody. Coordinators see every part. A caseworker
 * sees the file, except a minor's without that duty, and sees what the woman told only when the file is their own.
 */
export function refusal(part: Part, asker: Asker, file: Asked, given?: Circumstances): Refusal | undefined {
  if (asker.role !== "coordinator" && asker.role !== "caseworker") return "forbidden"
  if (given?.breakGlassUntil && given.now < given.breakGlassUntil) return undefined
  if (given?.requireCourse && !(asker.courseUntil && given.today <= asker.courseUntil)) return "course_required"
  if (given?.requireCode && asker.codeVersion !== given.code) return "code_required"
  if (asker.role === "coordinator") return undefined
  if (file.minor && !asker.minors) return "minors_duty_required"
  if (part !== "file" && file.assignedTo !== asker.staffID) return "not_assigned"
  return undefined
}

/**
 * Must even the existence of such a file be hidden from this person? A minor's, without that duty; any file, in a role
 * without case files. A missing course or code of conduct hides nothing: the person knows what waits, and opens it once
 * they have them.
 */
export const hides = (asker: Asker, file: Asked): boolean => refusal("file", asker, file) !== undefined
