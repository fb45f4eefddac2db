import { AwsSolutionsChecks, type INagLogger, type NagLoggerErrorData, type NagLoggerNonComplianceData } from "cdk-nag"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { synthesise } from "../tests/support/synth"

type Made = Awaited<ReturnType<typeof synthesise>>

/** Records cdk-nag's findings without a reason, and the rules that it could not evaluate. */
class Findings implements INagLogger {
  readonly found: string[] = []
  readonly accepted: { rule: string; path: string; reason: string }[] = []
  judged = 0

  onCompliance() {
    this.judged++
  }
  onNonCompliance({ ruleId, findingId, resource }: NagLoggerNonComplianceData) {
    this.found.push(`${ruleId}[${findingId}] ${resource.node.path}`)
  }
  onSuppressed({ ruleId, resource, suppressionReason }: NagLoggerNonComplianceData & { suppressionReason: string }) {
    this.accepted.push({ rule: ruleId, path: resource.node.path, reason: suppressionReason })
  }
  onError({ ruleId, resource, errorMessage }: NagLoggerErrorData) {
    this.found.push(`${ruleId} could not judge ${resource.node.path}: ${errorMessage}`)
  }
  onSuppressedError() {}
  onNotApplicable() {}
}

const stages = ["prod", "dev"]
const findings = new Map<string, Findings>()
const of = (stage: string) => findings.get(stage) as Findings
const made: Made[] = []
beforeAll(async () => {
  for (const stage of stages) {
    const log = new Findings()
    const aspect = new AwsSolutionsChecks({ reports: false, additionalLoggers: [log] })
    made.push(await synthesise(stage, { bundle: false, aspect }))
    findings.set(stage, log)
  }
}, 300_000)
afterAll(() => {
  for (const { clean } of made) clean()
})

describe.each(stages)("cdk-nag's AwsSolutions rules, in the stage %s", (stage) => {
  it("find nothing that has no reason beside it", () => {
    expect(of(stage).judged).toBeGreaterThan(50)
    expect([...new Set(of(stage).found)]).toEqual([])
  })

  it("are left aside only with a reason that says more than that", () => {
    const { accepted } = of(stage)
    expect(accepted.length).toBeGreaterThan(0)
    for (const { rule, path, reason } of accepted) expect(reason.length, `${rule} ${path}`).toBeGreaterThan(30)
  })
})
