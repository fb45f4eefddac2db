import { App, Aspects, Stack } from "aws-cdk-lib"
import { Policy, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam"
import { AwsSolutionsChecks, type INagLogger } from "cdk-nag"
import { describe, expect, it } from "vitest"
import { explainWildcards, type Reasons } from "./explained-wildcards"

type Said = { Sid: string; Action: string; Resource: string }

/** How many wildcards cdk-nag still reports for these statements with these reasons. */
function complaints(statements: Said[], reasons: Reasons): number {
  const app = new App()
  const stack = new Stack(app, "Test")
  const role = new Role(stack, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") })
  const policy = new Policy(stack, "Policy", { roles: [role] })
  explainWildcards(stack, reasons)
  // Added after the reasons, as a grant from another stack is.
  for (const { Sid, Action, Resource } of statements)
    policy.addStatements(new PolicyStatement({ sid: Sid, actions: [Action], resources: [Resource] }))
  let found = 0
  const nothing = () => {}
  const logger: INagLogger = {
    onCompliance: nothing,
    onNonCompliance: ({ ruleId }) => {
      if (ruleId === "AwsSolutions-IAM5") found++
    },
    onSuppressed: nothing,
    onError: nothing,
    onSuppressedError: nothing,
    onNotApplicable: nothing,
  }
  Aspects.of(app).add(new AwsSolutionsChecks({ reports: false, additionalLoggers: [logger] }))
  app.synth()
  return found
}

const table = { Sid: "Table", Action: "dynamodb:GetItem", Resource: "arn:aws:dynamodb:us-east-1:1:table/a/index/*" }
const other = { Sid: "Other", Action: "s3:GetObject", Resource: "arn:aws:s3:::a/*" }
const reason = { Table: "All indexes of the one table." }

describe("a wildcard in a policy", () => {
  it("is accepted with the reason of its statement", () => {
    expect(complaints([table], reason)).toBe(0)
  })

  it("is a finding without one", () => {
    expect(complaints([table], {})).toBeGreaterThan(0)
  })

  it("is a finding as soon as a statement beside it has none", () => {
    expect(complaints([table, other], reason)).toBeGreaterThan(0)
  })

  it("is never accepted in an action", () => {
    expect(complaints([{ ...table, Action: "dynamodb:*" }], reason)).toBeGreaterThan(0)
  })
})
