import { VisibleError } from "@ventanilla/core/error"
import { judging } from "@ventanilla/core/outreach/attachment/schema"
import { ChainRules } from "@ventanilla/core/tenancy/chain/inside"
import { Log } from "@ventanilla/core/util/log"
import { Timeouts } from "@ventanilla/core/util/timeouts"
import { shell } from "@ventanilla/functions/api/shell"
import { consumer } from "@ventanilla/functions/queue"
import type { SQSEvent } from "aws-lambda"
import { afterEach, beforeAll, describe, expect, it } from "vitest"
import { templatesOnce } from "./support/made"

const never = () => new Promise<never>(() => undefined)

beforeAll(() => Log.to(() => undefined))
afterEach(() => Timeouts.scale(1))

describe("what is waited for", () => {
  it("of any service ends before the API's answer must, and that before the function is ended", async () => {
    const templates = await templatesOnce("dev")
    const functions = [...templates.values()].flatMap((template) =>
      Object.values(template.findResources("AWS::Lambda::Function")),
    )
    const timeouts = new Map(
      functions.map(({ Properties }) => [String(Properties.FunctionName), Number(Properties.Timeout) * 1000]),
    )
    for (const service of Timeouts.services) {
      const longest = Timeouts.longest(service)
      expect(longest, service).toBeLessThan(Timeouts.answer())
      for (const name of ["files", "plan", "digest", "provisioning", "statistics", "mail-events"])
        expect(longest + Timeouts.margin(), `${service} in ${name}`).toBeLessThan(
          timeouts.get(`ventanilla-dev-${name}`) ?? 0,
        )
    }
    const judge = functions.find(({ Properties }) => Properties.FunctionName === "ventanilla-dev-judge")?.Properties
    expect([judge?.Timeout, judge?.MemorySize]).toEqual([judging.seconds, judging.megabytes])
    // An hour is sealed when nothing that began in it can still be running.
    expect(Math.max(...timeouts.values())).toBeLessThan(ChainRules.margin)
    expect(Timeouts.answer()).toBeLessThan(timeouts.get("ventanilla-dev-api") ?? 0)
  })
})

describe("the API", () => {
  const app = () =>
    shell()
      .get("/slow", never)
      .get("/quick", (c) => c.json({}))
      .get("/refused", () => {
        throw new VisibleError("not_found", "not_found")
      })

  it("says that the service did not answer, rather than to be ended in the middle of it", async () => {
    Timeouts.scale(0.002)
    const answer = await app().request("/api/slow")
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({ code: "unavailable", requestId: expect.stringMatching(/^req_/) })
  })

  it("answers what comes in time as ever", async () => {
    expect((await app().request("/api/quick")).status).toBe(200)
    expect((await app().request("/api/refused")).status).toBe(404)
  })
})

describe("a queue's handler", () => {
  const tenantID = (digit: number) => `ten_0${digit}J00000000000000000000000`
  const event = {
    Records: [1, 2, 3].map((digit) => ({
      messageId: `message-${digit}`,
      body: JSON.stringify({ type: "provisioning", tenantID: tenantID(digit) }),
    })),
  } as SQSEvent
  const begun: string[] = []
  const handler = consumer(
    "provisioning",
    () => ({ type: "system", job: "test" }),
    async (job) => {
      begun.push(job.tenantID)
      if (job.tenantID === tenantID(2)) await never()
    },
  )

  it("hands back what hangs and what could not be begun before its time is up, and nothing that was done", async () => {
    Timeouts.scale(0.002)
    const ends = Date.now() + 1000
    const answer = await handler(event, { getRemainingTimeInMillis: () => ends - Date.now() })
    expect(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(["message-2", "message-3"])
    expect(begun).toEqual([tenantID(1), tenantID(2)])
  })
})
