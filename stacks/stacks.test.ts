import { existsSync } from "node:fs"
import { Match, type Template } from "aws-cdk-lib/assertions"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { synthesise } from "../tests/support/synth"

type Made = Awaited<ReturnType<typeof synthesise>>
type Resource = {
  Type: string
  DeletionPolicy?: string
  Properties: Record<string, never> & { [name: string]: unknown }
}
type Statement = { Effect: string; Action: string | string[]; Resource: unknown; Condition?: unknown }

let prod: Made
let dev: Made
beforeAll(async () => {
  prod = await synthesise("prod", { bundle: true })
  dev = await synthesise("dev", { bundle: false })
}, 300_000)
afterAll(() => {
  prod?.clean()
  dev?.clean()
})

function stack(made: Made, name: string): Template {
  const template = made.templates.get(name)
  if (!template) throw new Error(`There is no stack ${name}`)
  return template
}
const ofType = (made: Made, type: string): Resource[] =>
  [...made.templates.values()].flatMap(
    (template) => Object.values(template.findResources(type)) as unknown as Resource[],
  )
/** The product's functions, without CDK's own that uploads the console. */
const functions = (made: Made) =>
  ofType(made, "AWS::Lambda::Function").filter(({ Properties }) => Properties.FunctionName !== undefined)
const statements = (made: Made): Statement[] => {
  const inline = ofType(made, "AWS::IAM::Role").flatMap(
    ({ Properties }) =>
      (Properties.Policies as unknown as { PolicyDocument: { Statement: Statement[] } }[] | undefined) ?? [],
  )
  const attached = ofType(made, "AWS::IAM::Policy").map(
    ({ Properties }) => Properties as unknown as { PolicyDocument: { Statement: Statement[] } },
  )
  return [...inline, ...attached].flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
}
const actionsOf = ({ Action }: Statement) => (Array.isArray(Action) ? Action : [Action])

describe("what is deployed", () => {
  it("keeps the registry: encrypted, restorable, and protected from deletion", () => {
    stack(prod, "Storage").hasResource("AWS::DynamoDB::Table", {
      DeletionPolicy: "Retain",
      Properties: Match.objectLike({
        TableName: "ventanilla-prod-registry",
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: Match.objectLike({ PointInTimeRecoveryEnabled: true }),
        SSESpecification: Match.objectLike({ SSEType: "KMS" }),
      }),
    })
  })

  it("differs between stages by declared settings only", () => {
    stack(dev, "Storage").hasResource("AWS::DynamoDB::Table", {
      DeletionPolicy: "Delete",
      Properties: Match.objectLike({ TableName: "ventanilla-dev-registry", DeletionProtectionEnabled: false }),
    })
    // A domain name is a setting, and so is a firewall; without the setting there is none.
    const ofADomain = ["AWS::ApiGatewayV2::DomainName", "AWS::ApiGatewayV2::ApiMapping", "AWS::WAFv2::WebACL"]
    const kinds = (made: Made) =>
      [...made.templates].map(([name, template]) => [name, template.toJSON().Resources as object])
    const counted = (made: Made) =>
      kinds(made).map(([name, resources]) => [
        name,
        Object.values(resources as Record<string, Resource>).filter(({ Type }) => !ofADomain.includes(Type)).length,
      ])
    expect(counted(dev)).toEqual(counted(prod))
  })

  it("has for every queue its dead letters and its alarms, and for every queue a function that reports what failed", () => {
    const queues = ofType(prod, "AWS::SQS::Queue")
    const working = queues.filter(({ Properties }) => !String(Properties.QueueName).endsWith("-dead-letters"))
    expect(working.map(({ Properties }) => Properties.QueueName)).toEqual([
      "ventanilla-prod-digest",
      "ventanilla-prod-provisioning",
      "ventanilla-prod-statistics",
    ])
    for (const { Properties } of working) expect(Properties.RedrivePolicy).toMatchObject({ maxReceiveCount: 5 })
    const alarms = ofType(prod, "AWS::CloudWatch::Alarm").map(({ Properties }) => String(Properties.AlarmName))
    for (const { Properties } of working)
      for (const kind of ["set-aside", "waiting"]) expect(alarms).toContain(`${Properties.QueueName}-${kind}`)
    const mappings = ofType(prod, "AWS::Lambda::EventSourceMapping")
    expect(mappings).toHaveLength(working.length)
    for (const { Properties } of mappings) expect(Properties.FunctionResponseTypes).toEqual(["ReportBatchItemFailures"])
  })

  it("ticks every fifteen minutes", () => {
    stack(prod, "Digest").hasResourceProperties("AWS::Scheduler::Schedule", {
      ScheduleExpression: "rate(15 minutes)",
      State: "ENABLED",
    })
  })

  it("runs every function on arm64 and Node 22, from a bundle, with a role and a log of its own", () => {
    const found = functions(prod)
    expect(found.map(({ Properties }) => Properties.Handler).sort()).toEqual([
      "judge.handler",
      "lambda.handler",
      "lambda.handler",
      "lambda.handler",
      "plan.handler",
      "publish.handler",
      "receive.handler",
      "run.handler",
      "send.handler",
    ])
    for (const { Properties } of found) {
      expect(Properties).toMatchObject({ Runtime: "nodejs22.x", Architectures: ["arm64"] })
      expect(Properties.Code).toHaveProperty("S3Key")
      expect(Properties.LoggingConfig).toHaveProperty("LogGroup")
    }
    expect(new Set(found.map(({ Properties }) => JSON.stringify(Properties.Role))).size).toBe(found.length)
  })

  it("gives every function the environment that core reads, and the judge of files none of it", () => {
    const isJudge = ({ Properties }: Resource) => Properties.FunctionName === ("ventanilla-prod-judge" as unknown)
    const told = functions(prod)
      .filter(isJudge)
      .map(({ Properties }) => Object.keys((Properties.Environment as unknown as { Variables: object }).Variables))
    expect(told.map((names) => names.filter((name) => name.startsWith("VENTANILLA_")))).toEqual([["VENTANILLA_STAGE"]])
    for (const { Properties } of functions(prod).filter((one) => !isJudge(one))) {
      const { Variables } = Properties.Environment as unknown as { Variables: Record<string, unknown> }
      expect(new Set(Object.keys(Variables).filter((name) => name.startsWith("VENTANILLA_")))).toEqual(
        new Set([
          "VENTANILLA_STAGE",
          "VENTANILLA_REGISTRY_TABLE",
          "VENTANILLA_CONSULATE_TABLE_PREFIX",
          "VENTANILLA_CONSULATE_ROLE_ARN",
          "VENTANILLA_HEADQUARTERS_ROLE_ARN",
          "VENTANILLA_DIGEST_QUEUE_URL",
          "VENTANILLA_PROVISIONING_QUEUE_URL",
          "VENTANILLA_STATISTICS_QUEUE_URL",
          "VENTANILLA_JUDGE_FUNCTION",
          "VENTANILLA_VAULT_BUCKET",
          "VENTANILLA_KEYS",
          "VENTANILLA_MAIL_FROM",
          "VENTANILLA_MAIL_CONFIGURATION_SET",
          "VENTANILLA_CONSOLE_URL",
          "VENTANILLA_FILES_URL",
          "VENTANILLA_OIDC_ISSUER",
          "VENTANILLA_OIDC_CLIENT_ID",
          "VENTANILLA_OIDC_SIGN_IN",
          "VENTANILLA_USER_POOL_ID",
          // The API knows by a secret header that a request came through the front.
          ...(/-(api|open)$/.test(String(Properties.FunctionName)) ? ["VENTANILLA_FRONT_DIGEST"] : []),
        ]),
      )
      expect(Variables).toMatchObject({
        VENTANILLA_STAGE: "prod",
        VENTANILLA_KEYS: "kms",
        VENTANILLA_REGISTRY_TABLE: "ventanilla-prod-registry",
        VENTANILLA_CONSULATE_TABLE_PREFIX: "ventanilla-prod-consulate-",
      })
    }
  })

  it("leaves nothing behind in the tree", () => {
    dev.clean()
    expect(existsSync(dev.root)).toBe(false)
  })
})

describe("who may reach what", () => {
  it("names every action in full", () => {
    const allowed = statements(prod).filter(({ Effect }) => Effect === "Allow")
    expect(allowed.length).toBeGreaterThan(20)
    for (const statement of allowed) for (const action of actionsOf(statement)) expect(action).not.toContain("*")
  })

  it("names what it may be done to, save where AWS gives no name before it exists", () => {
    const anything = statements(prod).filter(({ Effect, Resource }) => Effect === "Allow" && Resource === "*")
    // Lists return only names of keys and aliases, and AWS cannot limit them to a resource.
    const lists = JSON.stringify(["kms:ListKeys", "kms:ListAliases"])
    for (const statement of anything) {
      if (JSON.stringify(actionsOf(statement)) === lists) continue
      expect(actionsOf(statement)).toEqual(["kms:CreateKey"])
      expect(JSON.stringify(statement.Condition)).toContain("aws:RequestTag/tenant")
    }
  })

  it("gives no function a consulate's items under its own name", () => {
    const policies = stack(prod, "Access").findResources("AWS::IAM::Policy")
    expect(Object.keys(policies)).toHaveLength(9)
    for (const [name, { Properties }] of Object.entries(policies)) {
      const own = Properties.PolicyDocument.Statement as (Statement & { Sid?: string })[]
      const items = own.filter((statement) => actionsOf(statement).includes("dynamodb:GetItem"))
      for (const { Effect, Resource } of items) {
        const reachesConsulates = JSON.stringify(Resource).includes("-consulate-")
        expect(reachesConsulates, name).toBe(Effect === "Deny")
      }
      expect(
        own.some(({ Sid }) => Sid === "NoConsulateUnderItsOwnName"),
        name,
      ).toBe(true)
      const reads = ["dynamodb:GetItem", "dynamodb:Query"]
      const reachesRegistry = own.some(
        (statement) => statement.Effect === "Allow" && actionsOf(statement).some((action) => reads.includes(action)),
      )
      expect(
        own.some(({ Sid }) => Sid === "AuditIsWrittenOnce"),
        name,
      ).toBe(reachesRegistry)
    }
  })

  it("lets the planner find consulates and enter none", () => {
    const [, plan] =
      Object.entries(stack(prod, "Access").findResources("AWS::IAM::Policy")).find(([id]) => id.startsWith("Plan")) ??
      []
    expect(JSON.stringify(plan)).not.toContain("sts:AssumeRole")
    const role = stack(prod, "Access").findResources("AWS::IAM::Role", {
      Properties: { RoleName: "ventanilla-prod-consulate" },
    })
    expect(JSON.stringify(role)).not.toContain("PlanRole")
  })

  it("lets whoever holds a leave into one consulate at a time, and its function to no mail, queue, account or list", () => {
    const [, files] =
      Object.entries(stack(prod, "Access").findResources("AWS::IAM::Policy")).find(([id]) => id.startsWith("Files")) ??
      []
    const own = files?.Properties.PolicyDocument.Statement as Statement[]
    const allowed = own.filter(({ Effect }) => Effect === "Allow").flatMap(actionsOf)
    expect(allowed.filter((action) => !/^(logs|kms):/.test(action)).sort()).toEqual([
      "dynamodb:GetItem",
      "sts:AssumeRole",
      "sts:TagSession",
    ])
    const role = stack(prod, "Access").findResources("AWS::IAM::Role", {
      Properties: { RoleName: "ventanilla-prod-headquarters" },
    })
    expect(JSON.stringify(role)).not.toContain("FilesRole")
  })

  it("lets the judge of files reach nothing but its own log, and be asked by the API alone", () => {
    const policies = Object.entries(stack(prod, "Access").findResources("AWS::IAM::Policy"))
    const allowed = policies
      .filter(([id]) => id.startsWith("Judge"))
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement as Statement[])
      .filter(({ Effect }) => Effect === "Allow")
    expect(allowed.map(actionsOf)).toEqual([["logs:CreateLogStream", "logs:PutLogEvents"]])
    expect(JSON.stringify(allowed[0]?.Resource)).toContain("log-group:/ventanilla-prod/judge:*")
    const invoking = statements(prod).filter((one) =>
      actionsOf(one).some((action) => action.startsWith("lambda:Invoke")),
    )
    const ofFunctions = policies.filter(([, policy]) => JSON.stringify(policy).includes("lambda:Invoke"))
    expect(ofFunctions.map(([id]) => id.replace(/Role.*/, ""))).toEqual(["Api"])
    // The other is the scheduler's role for the planner.
    expect(invoking).toHaveLength(2)
    const [one] = invoking.filter(({ Resource }) => JSON.stringify(Resource).includes("judge"))
    expect(JSON.stringify(one?.Resource)).toMatch(/:function:ventanilla-prod-judge"\]\]\}$/)
    // No role trusts it, and no policy of its own lets anybody in.
    const trusts = ofType(prod, "AWS::IAM::Role").map(({ Properties }) => JSON.stringify(Properties))
    expect(trusts.filter((role) => role.includes("JudgeRole"))).toEqual([])
    const grants = ofType(prod, "AWS::Lambda::Permission").map(({ Properties }) => JSON.stringify(Properties))
    expect(grants.filter((grant) => /judge/i.test(grant))).toEqual([])
  })

  it("makes and unmakes consulates in one function only", () => {
    const makers = Object.entries(stack(prod, "Access").findResources("AWS::IAM::Policy")).filter(([, policy]) =>
      JSON.stringify(policy).includes("dynamodb:CreateTable"),
    )
    expect(makers.map(([id]) => id.replace(/Role.*/, ""))).toEqual(["Provisioning"])
  })

  it("signs people in with a second factor, and lets nobody sign up", () => {
    stack(prod, "Identity").hasResourceProperties("AWS::Cognito::UserPool", {
      MfaConfiguration: "ON",
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      DeletionProtection: "ACTIVE",
    })
    stack(prod, "Identity").hasResourceProperties("AWS::Cognito::UserPoolClient", {
      AllowedOAuthFlows: ["code"],
      GenerateSecret: false,
    })
  })

  it("logs no address, no agent and no path", () => {
    const stages = ofType(prod, "AWS::ApiGatewayV2::Stage")
    expect(stages).toHaveLength(2)
    for (const { Properties } of stages) {
      const { Format } = Properties.AccessLogSettings as unknown as { Format: string }
      expect(Object.keys(JSON.parse(Format))).toEqual(["requestID", "status", "ms", "refused"])
    }
  })
})
