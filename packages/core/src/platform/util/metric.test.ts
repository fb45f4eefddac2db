import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Ajv } from "ajv"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { Act } from "../actor"
import { Log } from "./log"
import { Metric } from "./metric"
import { metrics } from "./metric.names"
import { Request } from "./request"

const specification = JSON.parse(readFileSync(join(import.meta.dirname, "metric.specification.json"), "utf8"))
const valid = new Ajv({ strict: false }).compile(specification.schema)
const requestID = "req_01J00000000000000000000000"
const tenantID = "ten_01J00000000000000000000000"

let lines: Record<string, unknown>[] = []
const keep = (line: string) => lines.push(JSON.parse(line))
const inside = (run: () => void) =>
  Request.with({ requestID, language: "es" }, () => Act.with({ type: "system", job: "test", tenantID }, run))

beforeEach(() => {
  lines = []
  Metric.to(keep)
  Log.to(keep)
})
afterEach(() => {
  Metric.to(undefined)
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

describe("a metric's line", () => {
  it("is what the published specification of the embedded metric format says, for every metric", () => {
    vi.stubEnv("AWS_LAMBDA_FUNCTION_NAME", "ventanilla-prod-api")
    vi.stubEnv("VENTANILLA_STAGE", "prod")
    for (const name of Object.keys(metrics)) inside(() => Metric.put({ [name]: 1 }, { kind: "digest" }))
    expect(lines).toHaveLength(Object.keys(metrics).length)
    for (const line of lines) expect(valid(line), JSON.stringify(valid.errors)).toBe(true)
    expect(valid({ ...lines[0], _aws: { CloudWatchMetrics: [] } })).toBe(false)
  })

  it("has a member for each of its dimensions and metrics, as the specification's text demands", () => {
    inside(() => Metric.put({ Requests: 3, Latency: 12 }, { queue: "digest" }))
    const [line = {}] = lines
    const { _aws } = line as { _aws: { CloudWatchMetrics: { Dimensions: string[][]; Metrics: { Name: string }[] }[] } }
    const [directive] = _aws.CloudWatchMetrics
    expect(directive).toEqual({
      Namespace: "Ventanilla",
      Dimensions: [["stage", "function"]],
      Metrics: [
        { Name: "Requests", Unit: "Count" },
        { Name: "Latency", Unit: "Milliseconds" },
      ],
    })
    for (const name of directive?.Dimensions.flat() ?? []) expect(line[name]).toEqual(expect.any(String))
    expect(line).toMatchObject({ Requests: 3, Latency: 12, queue: "digest", requestID, tenantID })
  })

  it("is not printed on one's own machine unless one asks, and always on Lambda", () => {
    Metric.to(undefined)
    const written = vi.spyOn(process.stdout, "write").mockImplementation(() => true)
    vi.stubEnv("AWS_LAMBDA_FUNCTION_NAME", "")
    Metric.put({ Requests: 1 })
    expect(written).not.toHaveBeenCalled()
    vi.stubEnv("VENTANILLA_METRICS", "print")
    Metric.put({ Requests: 1 })
    vi.stubEnv("VENTANILLA_METRICS", "")
    vi.stubEnv("AWS_LAMBDA_FUNCTION_NAME", "ventanilla-prod-api")
    Metric.put({ Requests: 1 })
    expect(written).toHaveBeenCalledTimes(2)
  })
})

describe("a log line", () => {
  it("carries the request and the consulate it was written for, and nothing where there is neither", () => {
    inside(() => Log.info("test.done", { count: 1 }))
    Log.info("test.outside")
    expect(lines).toEqual([
      { level: "info", message: "test.done", requestID, tenantID, count: 1 },
      { level: "info", message: "test.outside" },
    ])
  })
})
