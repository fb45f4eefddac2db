import { describe, expect, it } from "vitest"
import { open } from "../api/open"
import { clientOf, createBudget, mostClients, perMinute } from "./budget"

const forwarded = (value: string) => new Headers(value ? { "x-forwarded-for": value } : {})

describe("a client's budget", () => {
  it("is of whom CloudFront saw, whatever the client wrote before", () => {
    expect(clientOf(forwarded("203.0.113.9, 198.51.100.1"))).toBe("203.0.113.9")
    expect(clientOf(forwarded("1.1.1.1, 2.2.2.2, 203.0.113.9, 198.51.100.1"))).toBe("203.0.113.9")
    expect(clientOf(forwarded("198.51.100.1"))).toBe("198.51.100.1")
    expect(clientOf(forwarded(""))).toBeUndefined()
  })

  it.each([
    ["2001:db8::7", "2001:db8::ffff:1:2:3", true],
    ["2001:db8::7", "2001:DB8:0:0:9::1", true],
    ["2001:db8:0:1::7", "2001:0db8:0000:0001:ffff:ffff:ffff:ffff", true],
    ["2001:db8:0:1::7", "2001:db8:0:2::7", false],
    ["2001:db8::7", "2001:db9::7", false],
    ["::1", "1::", false],
    ["fe80::1:2:3:4", "fe80::4", true],
    ["::ffff:203.0.113.9", "::ffff:203.0.113.10", false],
    ["::ffff:203.0.113.9", "::FFFF:cb00:7109", true],
    ["203.0.113.9", "203.0.113.10", false],
    ["unknown", "2001:db8::7", false],
  ])("of %s and of %s is one: %s", (one, other, isOne) => {
    const [a, b] = [one, other].map((address) => clientOf(forwarded(`${address}, 198.51.100.1`)))
    expect([a === b, a !== undefined, b !== undefined]).toEqual([isOne, true, true])
  })

  it("is not multiplied by a network of addresses", () => {
    const budget = createBudget(() => 1_000_000)
    const ask = (at: number) => budget.wait(clientOf(forwarded(`2001:db8::${at.toString(16)}, 198.51.100.1`)) ?? "")
    const waits = Array.from({ length: perMinute + 5 }, (_, at) => ask(at + 1))
    expect(waits.filter((wait) => wait !== undefined)).toHaveLength(5)
  })

  it("is so many a minute, is nobody else's, and is whole again with the next", () => {
    let at = 1_000_000
    const budget = createBudget(() => at)
    for (let count = 0; count < perMinute; count++) expect(budget.wait("a")).toBeUndefined()
    at += 20_000
    expect(budget.wait("a")).toBe(40)
    expect(budget.wait("b")).toBeUndefined()
    at += 40_000
    expect(budget.wait("a")).toBeUndefined()
  })

  it("holds those it knows when there are too many to tell apart, and takes no more memory for others", () => {
    const budget = createBudget(() => 1_000_000)
    for (let count = 0; count < perMinute; count++) budget.wait("a")
    for (let count = 1; count < mostClients; count++) expect(budget.wait(`c${count}`)).toBeUndefined()
    for (let count = 0; count <= perMinute; count++) expect(budget.wait("late")).toBeUndefined()
    expect(budget.wait("a")).toBeGreaterThan(0)
  })

  it("answers 429 and when to ask again, in the reader's language, and goes on answering others", async () => {
    const ask = (client: string, language = "en") =>
      open.fetch(
        new Request("http://localhost/api/public/nothing", {
          headers: { "x-forwarded-for": `${client}, 198.51.100.1`, "accept-language": language },
        }),
      )
    for (let count = 0; count < perMinute; count++) expect((await ask("203.0.113.77")).status).toBe(404)
    const refused = await ask("203.0.113.77")
    expect([refused.status, refused.headers.get("content-language")]).toEqual([429, "en"])
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0)
    expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(60)
    expect(await refused.json()).toMatchObject({ code: "too_often" })
    expect((await ask("203.0.113.78")).status).toBe(404)
  })
})
