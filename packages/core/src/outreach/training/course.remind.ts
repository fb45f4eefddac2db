import { createHash } from "node:crypto"
import { Audit } from "../../audit/audit/inside"
import { commit } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { each } from "../../platform/util/guard"
import { Staff } from "../../tenancy/staff/inside"
import { Task } from "../../tenancy/task/inside"

const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

/** The id of the task about one certificate's end: always the same, so that there is never a second task. */
export function taskOf(staffID: string, courseUntil: string): string {
  const bytes = createHash("sha256").update(`${staffID} ${courseUntil}`).digest()
  return `tsk_0${[...bytes.subarray(0, 25)].map((byte) => digits[byte % 32]).join("")}`
}

/** Thirty days before a colleague's protocol course expires, creates a task, once. Runs at every tick. */
export async function remindCourses(): Promise<number> {
  const { count } = await each(
    "course.not_told",
    await Staff.coursesEnding(),
    ({ staffID }) => ({ staffID }),
    async ({ staffID, courseUntil }) => {
      const taskID = taskOf(staffID, courseUntil)
      if (await Task.isKnown(taskID)) return false
      const task = { kind: "course_ending" as const, urgent: false, dueAt: Clock.iso(), staffID, on: courseUntil }
      await commit({
        writes: [await Task.write(task, taskID)],
        audit: await Audit.entry({ action: "staff.course_ending", subjects: [staffID] }),
        answer: { taskID },
        remembered: false,
      })
      return true
    },
  )
  return count
}
