import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { beforeAll, expect, test } from "vitest"
import { seededFile } from "../../../tests/support/copy"
import { type LocalCloud, localCloud, once } from "../../../tests/support/local"
import { type Seeded, seedDemo } from "./demo"
import { createHand, type Who } from "./demo/hand"

let cloud: LocalCloud
let seeded: Seeded
let coordinator: Who
let consulate: string
beforeAll(async () => {
  cloud = await localCloud({ demo: true })
  seeded = JSON.parse(await readFile(join(await once("demo"), seededFile), "utf8"))
  const signedIn = await createHand(cloud).signIn("coordinacion@demo.mx")
  const { memberships } = (await createHand(cloud).read(signedIn, "/session")) as unknown as {
    memberships: { tenantID: string; office: { es: string } }[]
  }
  expect(memberships).toHaveLength(2)
  const here = memberships.find(({ office }) => office.es.includes("Filadelfia"))
  consulate = here?.tenantID ?? ""
  coordinator = { ...signedIn, consulate }
})

const list = async (path: string) => (await createHand(cloud).read(coordinator, path)).items ?? []

test("the demonstration has a referral in every state that waits for somebody, and the tasks that follow", async () => {
  const referrals = (await list("/referrals?limit=50")) as { state: { status: string }; escalatedAt: string | null }[]
  const statuses = new Set(referrals.map(({ state }) => state.status))
  expect([...statuses].sort()).toEqual([
    "accepted",
    "consent_withdrawn",
    "draft",
    "held",
    "in_service",
    "opened",
    "ready",
    "sent",
  ])
  expect(referrals.some(({ escalatedAt }) => escalatedAt)).toBe(true)
  const kinds = (await list("/tasks?limit=50")).map(({ kind }) => kind)
  for (const kind of ["warm_handover", "mailbox_bounced", "referral_held", "please_call", "unanswered_referral"]) {
    expect(kinds).toContain(kind)
  }
  expect(await list("/detections")).toHaveLength(3)
  expect(await createHand(cloud).post(coordinator, "/numbers/verify")).toMatchObject({ drift: 0 })
  expect(cloud.queues.deadLetters()).toEqual([])
})

test("the demonstration has errands for every area that is somebody's, one late, one urgent, one answered", async () => {
  const hand = createHand(cloud)
  const mine = async (email: string, side: "open" | "closed" = "open") => {
    const who: Who = { ...(await hand.signIn(email)), consulate }
    return (await hand.read(who, `/errands/mine?side=${side}`)).items as {
      kind: string
      urgent: boolean
      overdue: boolean
    }[]
  }
  const window = await mine("ventanilla@demo.mx")
  expect(window).toMatchObject([
    { kind: "urgent_passport", urgent: true },
    { kind: "urgent_passport", overdue: true },
    { kind: "consular_id" },
  ])
  expect(await mine("ventanilla@demo.mx", "closed")).toMatchObject([{ kind: "birth_certificate" }])
  expect(await mine("vinculacion@demo.mx")).toMatchObject([{ kind: "health_appointment" }])
  expect(await mine("coordinacion@demo.mx")).toMatchObject([{ kind: "legal_adviser" }])
})

test("a second start finds it, and its clock is the machine's again", async () => {
  const mails = cloud.mail.list().length
  expect(await seedDemo(cloud)).toEqual(seeded)
  expect(seeded.accounts).toHaveLength(7)
  expect(seeded.partnerPage).toContain("/p#ten_")
  expect(cloud.mail.list()).toHaveLength(mails)
  expect(Math.abs(cloud.clock.now().getTime() - Date.now())).toBeLessThan(1000)
})
