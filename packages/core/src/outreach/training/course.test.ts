import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { caseFileInput } from "../../../../../tests/support/inputs"
import { capabilityIn } from "../../../../../tests/support/world"
import { CaseFile } from "../../casework/casefile/inside"
import { Act } from "../../platform/actor"
import { Clock } from "../../platform/util/clock"
import { Log } from "../../platform/util/log"
import { Vault } from "../../platform/vault"
import { Inbox } from "../../scheduler/inbox/inside"
import { Staff } from "../../tenancy/staff/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import * as Training from "./training"

let here: Consulate
let staffID = ""
let identity = ""
let now = Date.parse("2026-03-10T02:00:00.000Z")
const boss = <T>(run: () => Promise<T>) => here.as("coordinator", run)
const certify = async (more: object) =>
  boss(() =>
    Staff.certify({
      staffID,
      course: "gbv_protocol",
      hours: 20,
      issuedOn: "2026-01-10",
      validUntil: "2026-04-08",
      ...more,
    }),
  )
const ending = async () =>
  (await boss(() => Inbox.list({ limit: 100 }))).items.filter(({ kind }) => kind === "course_ending")
const tick = () => Act.with({ type: "system", job: "digest", tenantID: here.tenantID }, () => Training.remindCourses())

beforeAll(async () => {
  Log.to(() => undefined)
  here = await consulate()
  Clock.set(() => new Date(now))
  await boss(() => Vault.createKey())
  const email = `persona.${randomUUID().slice(0, 8)}@ejemplo.mx`
  staffID = (await boss(() => Staff.invite({ email, role: "caseworker" }))).staffID
  const token = capabilityIn(here.cloud.mail.list(email).at(-1))
  await Act.with({ type: "public" }, () => Staff.accept({ token, password: "Prueba-Ventanilla-1" }))
  identity = (await here.cloud.cognito.identityOf(email)) ?? ""
})
afterAll(() => Clock.set(undefined))

it("a certificate of the protocol opens the case file's door, any other does not", async () => {
  const { casefileID } = await boss(() => CaseFile.open(caseFileInput() as Parameters<typeof CaseFile.open>[0]))
  await boss(() => Tenant.changeSettings({ set: { requireCourse: true } }))
  const knock = async () =>
    Act.with(await Staff.actorFromMembership({ identity, since: Date.now() / 1000 }, here.tenantID), () =>
      CaseFile.fromID({ casefileID }),
    )
  await expect(knock()).rejects.toMatchObject({ code: "course_required" })
  await certify({ course: "trafficking", validUntil: "2027-01-01" })
  await expect(knock()).rejects.toMatchObject({ code: "course_required" })
  await certify({})
  expect(await knock()).toMatchObject({ casefileID })
  // An older certificate recorded later changes nothing.
  await certify({ issuedOn: "2025-01-10", validUntil: "2025-12-31" })
  expect(await knock()).toMatchObject({ casefileID })
  const listed = (await boss(() => Staff.list({}))).items.find((one) => one.staffID === staffID)
  expect(listed?.certificates.map(({ course }) => course)).toEqual(["trafficking", "gbv_protocol", "gbv_protocol"])
  expect(listed?.fitness.courseUntil).toBe("2026-04-08")
  await boss(() => Tenant.changeSettings({ set: { requireCourse: false } }))
})

it("a certificate is of a day that has been, in its order, and the protocol's ends", async () => {
  await expect(certify({ issuedOn: "2026-03-10" })).rejects.toMatchObject({ code: "day_to_come" })
  await expect(certify({ validUntil: "2026-01-09" })).rejects.toThrow()
  await expect(certify({ validUntil: null })).rejects.toThrow()
  for (const role of ["caseworker", "window", "outreach", "viewer"] as const)
    await expect(
      here.as(role, () =>
        Staff.certify({ staffID, course: "vaim", hours: 2, issuedOn: "2026-01-10", validUntil: null }),
      ),
    ).rejects.toMatchObject({ code: "forbidden" })
})

it("thirty days before its end a task says so, once", async () => {
  // 22:00 of 9 March in New York: 8 April is thirty days on.
  now = Date.parse("2026-03-09T02:00:00.000Z")
  expect(await tick()).toBe(0)
  now = Date.parse("2026-03-10T02:00:00.000Z")
  expect(await tick()).toBe(1)
  expect(await tick()).toBe(0)
  const [task] = await ending()
  await boss(() => Inbox.done({ taskID: task?.taskID ?? "" }))
  expect(await tick()).toBe(0)
  expect(await ending()).toEqual([])
  await certify({ issuedOn: "2026-03-01", validUntil: "2026-04-09" })
  now = Date.parse("2026-03-11T15:00:00.000Z")
  expect(await tick()).toBe(1)
  // A course that has expired is not reminded of: opening a case file says so.
  now = Date.parse("2026-04-11T15:00:00.000Z")
  expect(await tick()).toBe(0)
})
