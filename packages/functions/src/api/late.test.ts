import { randomUUID } from "node:crypto"
import { type Permission, permissions as permissionTable } from "@ventanilla/core/platform/actor"
import { describe, expect, it } from "vitest"
import { app } from "."
import { api, parts } from "./late"
import { isOpen, open, parts as openParts } from "./open"
import { operations } from "./operation"

const audiences = (permission: Permission) => permissionTable[permission] as readonly string[]
const names = (list: ReturnType<typeof operations>) =>
  list.map(({ method, path, permission }) => `${method} ${path} ${permission}`).sort()

describe("the API, served part by part", () => {
  it("has every operation of the whole, behind the same permission, and no other", async () => {
    const every = [...Object.values(parts), ...Object.values(openParts)]
    const all = await Promise.all(every.map(async (load) => operations(await load())))
    expect(names(all.flat())).toEqual(names(operations(app)))
  })
  it.each(operations(app).map(({ method, path }) => [method, path]))(
    "%s %s refuses a stranger as the whole does",
    async (method, path) => {
      const url = `http://localhost${path.replace(/:\w+/g, "x")}`
      const init =
        method === "POST"
          ? { method, body: "{}", headers: { "idempotency-key": randomUUID(), "content-type": "application/json" } }
          : { method }
      if (path === "/api/config" || path.startsWith("/api/public")) return
      const serves = isOpen(path) ? open : api
      const [whole, part] = [await app.request(url, init), await serves.fetch(new Request(url, init))]
      expect([part.status, part.headers.get("content-type")]).toEqual([whole.status, whole.headers.get("content-type")])
      expect(part.status).toBe(401)
    },
  )
  it.each(["/api/nothing", "/api", "/", "/api/__proto__/x", "/api/constructor"])("%s is nowhere", async (path) => {
    for (const serves of [api, open])
      expect((await serves.fetch(new Request(`http://localhost${path}`))).status).toBe(404)
  })
  it("serves no path from both functions: strangers' from one, those of people who sign in from the other", async () => {
    expect(Object.keys(openParts).sort()).toEqual(["partner", "public"])
    expect(Object.keys(parts).filter((name) => name in openParts)).toEqual([])
    const permissions = await Promise.all(Object.values(openParts).map(async (load) => operations(await load())))
    for (const { permission } of permissions.flat()) expect(audiences(permission)).not.toContain("coordinator")
  })
})
