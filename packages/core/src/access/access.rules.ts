import type { Role } from "../actor/actor.schema"
import type { Part } from "./access.schema"

/** Who asks, as far as it matters here. */
export type Asker = { staffID: string; role: Role; minors: boolean }
/** What is asked about. `minor`: the file of a girl, boy or adolescent. */
export type Asked = { assignedTo?: string | null | undefined; minor?: boolean | undefined }
export type Refusal = "forbidden" | "minors_duty_required" | "not_assigned"

/**
 * Whether this person sees this part of this case file; undefined when she does. Coordinators see every part. A
 * caseworker sees the file, except a minor's without that duty, and what was told only when the file is hers.
 */
export function refusal(part: Part, asker: Asker, file: Asked): Refusal | undefined {
  if (asker.role === "coordinator") return undefined
  if (asker.role !== "caseworker") return "forbidden"
  if (file.minor && !asker.minors) return "minors_duty_required"
  if (part !== "file" && file.assignedTo !== asker.staffID) return "not_assigned"
  return undefined
}
