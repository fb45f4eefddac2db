import { afterAll, afterEach, describe, expect, it, vi } from "vitest"

/** The parts of the browser that a call of the API needs. */
vi.mock("./context/language", () => ({ language: () => "es" }))
vi.mock("./context/place", () => ({ place: () => undefined }))
vi.mock("./context/tokens", () => ({ bearer: async () => "token" }))
vi.stubGlobal("location", { origin: "http://localhost" })

afterEach(() => vi.unstubAllGlobals())
// Later test files in the same process need the originals.
afterAll(() => {
  for (const path of ["./context/language", "./context/place", "./context/tokens"]) vi.doUnmock(path)
})

const answered = async (status: number, type: string | undefined, body: string) => {
  const headers: Record<string, string> = type ? { "content-type": type } : {}
  vi.stubGlobal("fetch", async () => new Response(body, { status, headers }))
  const { Problem, send, whenSessionEnds } = await import("./api")
  let ended = false
  whenSessionEnds(() => {
    ended = true
  })
  const result = await send("POST", "/api/detections", { json: {} }).catch((error: unknown) => error)
  return { result, ended, problem: result instanceof Problem ? result : undefined }
}

const page = "<!doctype html><title>Wi-Fi</title>"
const own = JSON.stringify({ code: "forbidden", detail: "No." })

describe("an answer that somebody on the way wrote", () => {
  for (const status of [200, 201, 302, 400, 401, 403, 404, 409, 410, 413, 451, 511].filter((one) => one !== 302)) {
    for (const [type, body] of [
      ["text/html", page],
      ["text/plain", "blocked"],
      [undefined, ""],
    ] as const) {
      it(`is no refusal, and ends no session: ${status} ${type ?? "without a type"}`, async () => {
        const { problem, ended } = await answered(status, type, body)
        expect(problem).toMatchObject({ passing: true })
        expect(ended).toBe(false)
      })
    }
  }
  for (const status of [400, 403, 404, 413]) {
    it(`is none either when a gateway says it in JSON: ${status}`, async () => {
      expect((await answered(status, "application/json", '{"message":"Forbidden"}')).problem).toMatchObject({
        status: 0,
      })
    })
  }
})

describe("a session that was ended on every device", () => {
  it("is not renewed: it was asked once, and the page is told which end it was", async () => {
    let asked = 0
    vi.stubGlobal("fetch", async () => {
      asked++
      const body = JSON.stringify({ code: "signed_out", detail: "Entre de nuevo." })
      return new Response(body, { status: 401, headers: { "content-type": "application/problem+json" } })
    })
    const { send, whenSessionEnds } = await import("./api")
    const told: unknown[] = []
    whenSessionEnds((code) => told.push(code))
    await expect(send("GET", "/api/tasks")).rejects.toMatchObject({ status: 401, code: "signed_out" })
    expect([asked, told]).toEqual([1, ["signed_out"]])
  })
})

describe("an answer of ours", () => {
  for (const status of [400, 403, 404, 409, 410, 413]) {
    it(`refuses: ${status}`, async () => {
      const { problem } = await answered(status, "application/problem+json", own)
      expect(problem).toMatchObject({ status, code: "forbidden", detail: "No.", passing: false })
    })
  }
  it("names a field as it was sent, and to the form of a part of it as that form has it", async () => {
    const errors = [
      { field: "file.person.birth.date", code: "invalid_date", detail: "No." },
      { field: "filed", code: "invalid", detail: "No." },
    ]
    const { problem } = await answered(400, "application/problem+json", JSON.stringify({ code: "invalid", errors }))
    const of = (one: typeof problem) => one?.errors.map(({ field }) => field)
    expect([of(problem), of(problem?.ofPart("file"))]).toEqual([
      ["file.person.birth.date", "filed"],
      ["person.birth.date", "filed"],
    ])
  })
  for (const type of ["application/problem+json", "application/json"]) {
    it(`ends the session with 401, from the API or from the gate before it: ${type}`, async () => {
      const { problem, ended } = await answered(401, type, '{"message":"Unauthorized"}')
      expect(problem).toMatchObject({ status: 401 })
      expect(ended).toBe(true)
    })
  }
  for (const status of [429, 500, 502, 503, 504]) {
    it(`or of a door in front of it may be tried again: ${status}`, async () => {
      expect((await answered(status, "text/html", page)).problem).toMatchObject({ status, passing: true })
    })
  }
  it("is read", async () => {
    expect((await answered(201, "application/json; charset=UTF-8", '{"folio":"DET-1"}')).result).toEqual({
      folio: "DET-1",
    })
  })
  it("of a portal's own kind of JSON is none (RFC 8908)", async () => {
    const { problem } = await answered(200, "application/captive+json", '{"captive":true}')
    expect(problem).toMatchObject({ status: 0, code: "not_ours" })
  })
  it("that broke off is none", async () => {
    expect((await answered(200, "application/json", '{"fol')).problem).toMatchObject({ status: 0, code: "offline" })
  })
})

describe("a write", () => {
  it("parts what the path names from the body, and sends both under the key it was given", async () => {
    const seen: Request[] = []
    vi.stubGlobal("fetch", async (input: RequestInfo | URL, init?: RequestInit) => {
      seen.push(new Request(input, init))
      return new Response("{}", { status: 200, headers: { "content-type": "application/json" } })
    })
    const { client } = await import("./api")
    const { write } = await import("./context/call")
    const followup = { followupID: "flw_1", result: "done", words: null } as never
    await write(client.api.followups[":followupID"].done, "followupID")(followup, "key-1")
    await write(client.api.followups)({ casefileID: "cas_1" } as never, "key-2")
    const sent = seen.map(async (one) => [
      new URL(one.url).pathname,
      one.headers.get("Idempotency-Key"),
      await one.json(),
    ])
    expect(await Promise.all(sent)).toEqual([
      ["/api/followups/flw_1/done", "key-1", { result: "done", words: null }],
      ["/api/followups", "key-2", { casefileID: "cas_1" }],
    ])
  })

  it("does not compile with a wrong body, without a name of its path, or with a version that nobody read", async () => {
    const { client } = await import("./api")
    const { write } = await import("./context/call")
    const follow = write(client.api.notifications[":notificationID"], "notificationID")
    const row = { notificationID: "x", contactedAt: null, visitedOn: null, missed: false }
    const never = () => {
      // @ts-expect-error the path has a name
      write(client.api.notifications[":notificationID"])
      // @ts-expect-error a version that nobody read
      void follow({ ...row, version: 3 }, "key")
      // @ts-expect-error a field of another type
      void write(client.api.notes)({ casefileID: "cas_1", text: 3 }, "key")
    }
    expect(never).toBeTypeOf("function")
  })
})
