import { Act, verb } from "@ventanilla/core/platform/actor"
import { Replay } from "@ventanilla/core/platform/store"
import { nothing } from "@ventanilla/core/util/schema"
import { Hono } from "hono"
import { describe, expect, it } from "vitest"
import * as z from "zod"
import type { Env } from "./env"
import { onError } from "./problem"
import { accept, act, create, look, read, search, show } from "./serve"

const input = z
  .strictObject({ id: z.string().max(5), from: z.string(), to: z.string() })
  .refine(({ from, to }) => from <= to, { error: "invalid_range", path: ["to"] })
const echo = verb("config.read", input, async (given) => given)
const repeated = verb("config.read", nothing, async (): Promise<{ first: boolean }> => {
  throw new Replay({ first: true })
})
const guarded = verb("note.add", nothing, async () => ({ done: true }))

const app = new Hono<Env>()
  .use((_, next) => Act.with({ type: "public" }, next))
  .get("/read", ...read(verb("config.read", nothing, async () => ({ read: true }))))
  .get("/show/:id/:from/:to", ...show(echo))
  .get("/search", ...search(echo))
  .get("/search/:id", ...search(echo, "id"))
  .post("/act/:id", ...act(echo, "id"))
  .post("/act", ...act(echo))
  .post("/create", ...create(echo))
  .post("/accept/:id/:from", ...accept(echo, "id", "from"))
  .post("/look", ...look(echo))
  .post("/repeated", ...act(repeated))
  .post("/looked", ...look(repeated))
  .post("/guarded", ...act(guarded))
app.onError(onError)

const ask = async (path: string, body?: object) => {
  const headers = { "content-type": "application/json" }
  const answer = await app.request(path, body ? { method: "POST", body: JSON.stringify(body), headers } : {})
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}
const [id, from, to] = ["a", "1", "2"]

describe("an operation that is served from its declaration", () => {
  it.each([
    ["/read", undefined, 200, { read: true }],
    ["/show/a/1/2", undefined, 200, { id, from, to }],
    ["/search?id=a&from=1&to=2", undefined, 200, { id, from, to }],
    ["/search/a?from=1&to=2", undefined, 200, { id, from, to }],
    ["/act/a", { from, to }, 200, { id, from, to }],
    ["/act", { id, from, to }, 200, { id, from, to }],
    ["/create", { id, from, to }, 201, { id, from, to }],
    ["/accept/a/1", { to }, 202, { id, from, to }],
    ["/look", { id, from, to }, 200, { id, from, to }],
  ] as const)("takes its input from where it stands: %s", async (path, body, status, answer) => {
    expect(await ask(path, body)).toEqual({ status, body: answer })
  })

  it.each([
    ["/search?id=a&from=3&to=2", undefined],
    ["/search/a?from=3&to=2", undefined],
    ["/act/a", { from: "3", to }],
    ["/act", { id, from: "3", to }],
    ["/create", { id, from: "3", to }],
    ["/accept/a/3", { to }],
    ["/look", { id, from: "3", to }],
  ] as const)("applies a rule over several fields, wherever each stands: %s", async (path, body) => {
    const { status, body: said } = await ask(path, body)
    expect([status, said.code, said.errors]).toEqual([400, "invalid", [expect.objectContaining({ field: "to" })]])
  })

  it.each(["/search/a?from=1&to=2&id=b", "/search/a?from=1&to=2&more=1"])("takes nothing else: %s", async (path) => {
    expect((await ask(path)).status).toBe(400)
  })

  it("answers 404 to a path that names nothing", async () => {
    expect((await ask("/act/longer", { from, to })).status).toBe(404)
    expect((await ask("/show/longer/1/2")).status).toBe(404)
  })

  it("answers a repeated write with what it answered first; what only reads has no first answer", async () => {
    expect(await ask("/repeated", {})).toEqual({ status: 200, body: { first: true } })
    expect((await ask("/looked", {})).status).toBe(500)
  })

  it("lets in nobody whom the table does not name", async () => {
    expect((await ask("/guarded", {})).status).toBe(401)
  })
})
