import { randomUUID } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { audiencesOf } from "@ventanilla/core/platform/actor"
import { describe, expect, it } from "vitest"
import { app } from "."
import { api } from "./api"
import { isOpen, open } from "./open"
import { operations } from "./operation"
import { openParts, parts } from "./parts"
import { mounted } from "./served"

describe("the API, served part by part", () => {
  it.each(operations(app).map(({ method, path }) => [method, path]))(
    "%s %s refuses a stranger",
    async (method, path) => {
      const url = `http://localhost${path.replace(/:\w+/g, "x")}`
      const init =
        method === "POST"
          ? { method, body: "{}", headers: { "idempotency-key": randomUUID(), "content-type": "application/json" } }
          : { method }
      if (path === "/api/config" || path.startsWith("/api/public")) return
      const serves = isOpen(path) ? open : api
      const answer = await serves.fetch(new Request(url, init))
      expect([answer.status, answer.headers.get("content-type")]).toEqual([401, "application/problem+json"])
    },
  )
  it.each(["/api/nothing", "/api", "/", "/api/__proto__/x", "/api/constructor"])("%s is nowhere", async (path) => {
    for (const serves of [api, open])
      expect((await serves.fetch(new Request(`http://localhost${path}`))).status).toBe(404)
  })
  it("serves no path from both functions: strangers' from one, those of people who sign in from the other", async () => {
    expect(Object.keys(openParts).sort()).toEqual(["partner", "public"])
    expect(Object.keys(parts).filter((name) => name in openParts)).toEqual([])
    const every = Object.entries(openParts)
    const permissions = await Promise.all(every.map(async ([name, part]) => operations(await mounted(name, part))))
    for (const { permission } of permissions.flat()) expect(audiencesOf(permission)).not.toContain("coordinator")
  })
  it("serves every operation from its declaration, but for answers that are no JSON and the configuration", () => {
    const byHand = sources().filter(([, text]) => /\bmay\(|\bc\.(json|body)\(/.test(text))
    expect(byHand.map(([path]) => path)).toEqual([
      "config.ts",
      "directory/publicGuide.ts",
      "directory/publicHsds.ts",
      "outreach/publicCalendar.ts",
    ])
  })
})

/** The files that define routes. */
function sources(): [string, string][] {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" }).sort()
  const texts = files.filter((path) => /^(\w+\/\w+|session|config)\.ts$/.test(path))
  return texts.map((path) => [path, readFileSync(join(import.meta.dirname, path), "utf8")])
}
