import { Temporal } from "temporal-polyfill"
import { verb } from "../../platform/actor"
import { protocolCourse } from "../../platform/data/training"
import { VisibleError } from "../../platform/error"
import { retrying } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { Tenant } from "../tenant/inside"
import { CertifyInput } from "./staff.schema"
import { member, members, rewrite } from "./staff.write"

const most = 30
const warnDays = 30

const today = async () =>
  Temporal.Instant.from(Clock.iso())
    .toZonedDateTimeISO((await Tenant.current()).timeZone)
    .toPlainDate()

/**
 * Records a course that a staff member has done. Case files require the protocol course: the later of two dates counts.
 */
export const certify = verb("staff.certify", CertifyInput, async ({ staffID, ...done }) => {
  const certificateID = createID("certificate")
  return retrying(async () => {
    const { found } = await member(staffID)
    if (done.issuedOn > (await today()).toString()) throw new VisibleError("validation", "day_to_come", "issuedOn")
    const had = found.certificates ?? []
    if (had.length >= most) throw new VisibleError("conflict", "certificates_full")
    const until = [found.courseUntil, done.course === protocolCourse ? done.validUntil : undefined]
    const [courseUntil] = until.filter((day) => day !== undefined && day !== null).sort((a, b) => (a < b ? 1 : -1))
    const next = {
      ...found,
      certificates: [...had, { certificateID, ...done }],
      ...(courseUntil ? { courseUntil } : {}),
    }
    return rewrite(found, next, "staff.certified", { staffID, certificateID })
  })
})

/** Staff whose protocol course ends within thirty days, and when: for reminding the coordinator. */
export async function coursesEnding(): Promise<{ staffID: string; courseUntil: string }[]> {
  const from = await today()
  const last = from.add({ days: warnDays }).toString()
  return (await members()).flatMap(({ staffID, status, courseUntil }) =>
    status === "active" && courseUntil && courseUntil >= from.toString() && courseUntil <= last
      ? [{ staffID, courseUntil }]
      : [],
  )
}
