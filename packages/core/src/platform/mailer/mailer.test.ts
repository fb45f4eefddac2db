import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { ScanCommand } from "@aws-sdk/lib-dynamodb"
import { oneTimeCode, safe } from "@ventanilla/mail"
import { beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { Act } from "../actor"
import { Budget } from "../budget"
import { limits } from "../budget/budget.rules"
import { VisibleError } from "../error"
import { Store } from "../store"
import { Clock } from "../util/clock"
import { createID } from "../util/id"
import { Vault } from "../vault"
import { Mailer } from "."

const all = Object.keys(Mailer.kinds) as Mailer.Kind[]
const message = oneTimeCode({
  language: "es",
  office: safe.office({ es: "Consulado", en: "Consulate" }),
  code: safe.code("123456"),
})
let here: Consulate
beforeAll(async () => {
  here = await consulate()
  await here.as("coordinator", () => Vault.createKey())
})
const send = (to: string, kind: Mailer.Kind, role: "coordinator" | "outreach" = "coordinator") =>
  here.as(role, () => Mailer.send(to, message, { tenantID: here.tenantID, kind }))

describe.each(all)("a mail of the kind %s", (kind) => {
  it("says that it is automatic, so that nobody's absence answers it", async () => {
    await send(`${kind}@automatic.example`, kind)
    const [mail] = here.cloud.mail.list(`${kind}@automatic.example`)
    expect(mail?.headers).toEqual([
      { name: "Auto-Submitted", value: "auto-generated" },
      { name: "X-Auto-Response-Suppress", value: "All" },
    ])
  })

  const budget = Mailer.kinds[kind]
  it.runIf(budget !== null)(
    "stops at its budget of a day, however many are asked for at once, and says when",
    async () => {
      if (budget === null) return
      const { most, code } = limits[budget]
      const to = `${kind}@flood.example`
      const tries = await Promise.allSettled(Array.from({ length: most + 12 }, () => send(to, kind)))
      expect(here.cloud.mail.list(to)).toHaveLength(most)
      const refused = tries.flatMap((one) => (one.status === "rejected" ? [one.reason] : []))
      expect(refused).toHaveLength(12)
      for (const error of refused) {
        expect(error).toBeInstanceOf(VisibleError)
        expect(error).toMatchObject({ kind: "too_many", code })
        expect(error.retryAfter).toBeGreaterThan(0)
      }
      await expect(send(to.toUpperCase(), kind, "outreach")).rejects.toThrow(code)
      Clock.set(() => new Date(Date.now() + 86_400_000))
      await send(to, kind)
      Clock.set(undefined)
    },
  )
})

describe("budgets of mail", () => {
  it("are shared by every kind that a person's act sends: one address cannot be bombed by turns", async () => {
    const asked = all.filter((kind) => Mailer.kinds[kind] === "asked")
    expect(asked.length).toBeGreaterThan(3)
    let taken = 0
    for (let turn = 0; turn < 4; turn++)
      for (const kind of asked) {
        const sent = await send("turns@third.example", kind).then(
          () => true,
          () => false,
        )
        taken += sent ? 1 : 0
      }
    expect(taken).toBe(limits.asked.most)
  })

  it("bound whoever asks, wherever the mails go, and take nothing of the address that she asks for too many", async () => {
    const noon = new Date()
    noon.setUTCHours(12, 0, 0, 0)
    Clock.set(() => noon)
    const asker = await here.as("outreach", async () => ({ ...Act.staff(), staffID: createID("staff") }))
    const ask = () =>
      Act.with(asker, () =>
        Mailer.send("another@third.example", message, { tenantID: here.tenantID, kind: "invitation" }),
      )
    const spend = () => Act.with(asker, () => Budget.spend("asker", asker.staffID))
    for (let turn = 1; turn < limits.asker.most; turn++) await spend()
    await ask()
    await expect(ask()).rejects.toMatchObject({ kind: "too_many", code: limits.asker.code })
    for (let turn = 1; turn < limits.asked.most; turn++) await send("another@third.example", "invitation")
    expect(here.cloud.mail.list("another@third.example")).toHaveLength(limits.asked.most)
    Clock.set(undefined)
  })

  it("are given back when the mail did not leave", async () => {
    for (let turn = 0; turn < 3; turn++) {
      here.cloud.faults.add({ match: (call) => call.service === "ses", kind: "error" })
      await expect(send("later@partner.example", "invitation")).rejects.toThrow("unavailable")
    }
    for (let turn = 0; turn < limits.asked.most; turn++) await send("later@partner.example", "invitation")
  })

  it("write no address down", async () => {
    await send("nadie.lo.lea@partner.example", "invitation")
    const rows = await here.as("coordinator", async () => {
      const { table, client } = await Store.consulate()
      return (await client.send(new ScanCommand({ TableName: table }))).Items ?? []
    })
    const budgets = rows.filter(({ pk }) => String(pk).startsWith("budget#"))
    expect(budgets.length).toBeGreaterThan(3)
    expect(JSON.stringify(budgets)).not.toMatch(/@|example|nadie/i)
    expect(budgets.every(({ expiresAt }) => Number(expiresAt) > Date.now() / 1000)).toBe(true)
  })

  it("are the only way out: nothing else sends, and no kind is written by hand", () => {
    const core = join(import.meta.dirname, "../..")
    const sources = readdirSync(core, { recursive: true, encoding: "utf8" }).filter(
      (path) => path.endsWith(".ts") && !path.endsWith(".test.ts"),
    )
    expect(sources.filter((path) => readFileSync(join(core, path), "utf8").includes("SendEmail"))).toEqual([
      join("platform", "mailer", "mailer.ts"),
    ])
  })
})
