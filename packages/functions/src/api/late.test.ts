import { randomUUID } from "node:crypto"
import { describe, expect, it } from "vitest"
import { app } from "."
import { api, parts } from "./late"
import { operations } from "./operation"

const names = (list: ReturnType<typeof operations>) =>
  list.map(({ method, path, permission }) => `${method} ${path} ${permission}`).sort()

describe("the API, served part by part", () => {
  it("has every operation of the whole, behind the same permission, and no other", async () => {
    const all = await Promise.all(Object.values(parts).map(async (load) => operations(await load())))
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
      const [whole, part] = [await app.request(url, init), await api.fetch(new Request(url, init))]
      expect([part.status, part.headers.get("content-type")]).toEqual([whole.status, whole.headers.get("content-type")])
      expect(part.status).toBe(401)
    },
  )
  it.each(["/api/nothing", "/api", "/", "/api/__proto__/x", "/api/constructor"])("%s is nowhere", async (path) => {
    expect((await api.fetch(new Request(`http://localhost${path}`))).status).toBe(404)
  })
})
