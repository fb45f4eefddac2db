import { ScanCommand } from "@aws-sdk/lib-dynamodb"
import { Log } from "@ventanilla/core/util/log"
import { Metric } from "@ventanilla/core/util/metric"
import { simpleParser } from "mailparser"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { address, bodyOf, type Ids, nowhere } from "./support/samples"
import {
  call,
  canary,
  capabilityIn,
  caseFileWithConsent,
  createWorld,
  must,
  partnerOf,
  referralOf,
  roles,
  type Who,
  type World,
} from "./support/world"

const canaries = Object.values(canary)
const lines: string[] = []
const paths: string[] = []
let world: World
let coordinator: Who
let ids: Ids

/** One journey through all operations, with names that must not be found anywhere afterwards. */
beforeAll(async () => {
  Log.to((line) => lines.push(line))
  Metric.to((line) => lines.push(line))
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((chunk) => {
      lines.push(String(chunk))
      return true
    })
  }
  for (const method of ["log", "info", "warn", "error", "debug"] as const) {
    vi.spyOn(console, method).mockImplementation((...said) => lines.push(said.map(String).join(" ")))
  }
  world = await createWorld()
  world.cloud.clock.freeze("2030-03-04T15:00:00.000Z")
  world.cloud.recorder.start()
  const here = await world.onboard("PHL")
  coordinator = here.coordinator
  for (const role of roles) await world.colleague(coordinator, role)
  const ally = await partnerOf(world, coordinator, "journey@partner.example")
  const file = await caseFileWithConsent(world, coordinator, ally.organizationID, [
    "full_name",
    "preferred_name",
    "languages",
    "safe_contact",
    "needs",
  ])
  const referral = await referralOf(coordinator, ally, file, "urgent")
  await world.cloud.clock.advanceTo("2030-03-05T14:00:00.000Z", 4)
  const who = { capability: capabilityIn(world.cloud.mail.list(ally.email).at(-1)) }
  const path = `/partner/referrals/${referral.referralID}`
  await must("POST", `${path}/accept`, { who })
  await must("POST", `${path}/code`, { who })
  const code = /\b(\d{6})\b/.exec(world.cloud.mail.list(ally.email).at(-1)?.text ?? "")?.[1]
  const { disclosureID } = (await must("POST", `${path}/show`, { who, body: { code } })) as unknown as {
    disclosureID: string
  }
  expect(JSON.stringify(await must("GET", `/partner/shown/${disclosureID}`, { who }))).toContain(canary.firstSurname)
  ids = { ...nowhere, ...ally, ...file, ...referral, disclosureID }
  const { app } = await import("@ventanilla/functions/api")
  const { operations } = await import("@ventanilla/functions/api/operation")
  for (const operation of operations(app)) {
    const actor = operation.path.startsWith("/api/partner")
      ? who
      : operation.path.startsWith("/api/headquarters")
        ? world.headquarters
        : coordinator
    const place = address(operation, ids)
    paths.push(place)
    await call(operation.method as "GET" | "POST", place, { who: actor, body: bodyOf(operation, ids) })
  }
  await call("POST", "/casefiles", { who: coordinator, body: { person: { names: canary } } })
  await world.cloud.mailEvent(
    "complaint",
    world.cloud.mail.list(ally.email).at(-1) ??
      (() => {
        throw new Error("No mail")
      })(),
  )
  await world.cloud.queues.drain()
}, 120_000)

afterAll(() => {
  Metric.to(undefined)
  vi.restoreAllMocks()
})

const find = (haystack: string) =>
  canaries.filter((name) => haystack.includes(name) || haystack.includes(encodeURIComponent(name)))

describe("a journey with canary names leaves them", () => {
  it("in no log line", () => {
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.filter((line) => find(line).length > 0)).toEqual([])
  })
  it("in no queue message, event or address", () => {
    const messages = world.cloud.recorder
      .calls()
      .filter(({ service }) => service === "sqs")
      .map(({ request }) => JSON.stringify(request))
    expect(messages.length).toBeGreaterThan(3)
    expect([...messages, ...paths].filter((message) => find(message).length > 0)).toEqual([])
  })
  it("in no row of any table: what names her is sealed", async () => {
    const { tenantID } = { tenantID: coordinator.consulate }
    for (const TableName of [`${world.cloud.names.consulatePrefix}${tenantID}`, world.cloud.names.registry]) {
      const { Items = [] } = await world.cloud.admin.send(new ScanCommand({ TableName }))
      expect(Items.length).toBeGreaterThan(3)
      expect(Items.filter((item) => find(JSON.stringify(item)).length > 0).map(({ pk }) => pk)).toEqual([])
    }
  })
  it("sealed for one record of one consulate: it opens under no other", async () => {
    const { Act } = await import("@ventanilla/core/platform/actor")
    const { Vault } = await import("@ventanilla/core/platform/vault")
    const as = (tenantID: string) => ({ type: "system" as const, tenantID, job: "test" })
    const mine = coordinator.consulate ?? ""
    const other = await world.onboard("BOS")
    const sealed = await Act.with(as(mine), () => Vault.seal("per_a", { name: canary.given }))
    expect(await Act.with(as(mine), () => Vault.open("per_a", sealed))).toEqual({ name: canary.given })
    await expect(Act.with(as(mine), () => Vault.open("per_b", sealed))).rejects.toThrow()
    await expect(Act.with(as(other.tenantID), () => Vault.open("per_a", sealed))).rejects.toThrow()
  })
})

describe("every mail that was sent", () => {
  const personal = () => [...canaries, "VAIM-", "legal_immigration", "violen", "urgent", "Zarzamora".toLowerCase()]

  it("parses, has a plain text, one subject a kind and language, and nothing personal or remote", async () => {
    const { default: MailComposer } = await import("nodemailer/lib/mail-composer")
    const subjects = new Map<string, Set<string>>()
    const mails = world.cloud.mail.list()
    expect(mails.length).toBeGreaterThan(7)
    for (const mail of mails) {
      const { from, to, subject, text, html } = mail
      const mime = await new MailComposer({ from, to, subject, text, html }).compile().build()
      const parsed = await simpleParser(mime)
      const all = [
        parsed.subject,
        parsed.text,
        parsed.html || "",
        parsed.headerLines.map(({ line }) => line).join("\n"),
        JSON.stringify(mail.tags),
      ].join("\n")
      for (const value of personal()) expect(all.toLowerCase(), mail.tags.kind).not.toContain(value.toLowerCase())
      expect(parsed.attachments).toEqual([])
      expect(mail.attachments).toEqual([])
      expect(parsed.text?.length).toBeGreaterThan(80)
      expect(parsed.html || "").not.toMatch(/<img|<link|@import|url\(|src=|<script|<iframe/i)
      const links = [...(parsed.html || "").matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? "")
      for (const link of links) expect(link).toMatch(/^(http:\/\/localhost:\d+\/(p|join|listing|mailbox)#|tel:)/)
      const language = /<html[^>]*lang="(\w+)"/.exec(mail.html ?? "")?.[1]
      const key = `${mail.tags.kind} ${language}`
      subjects.set(key, (subjects.get(key) ?? new Set()).add(subject))
    }
    for (const [kind, said] of subjects) expect([...said], kind).toHaveLength(1)
    expect([...subjects.keys()].some((key) => key.startsWith("digest"))).toBe(true)
  })
})
