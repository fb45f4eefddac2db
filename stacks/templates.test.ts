import { chores, networkChores } from "@ventanilla/core/util/chore.names"
import { beforeAll, describe, expect, it } from "vitest"
import { metrics, namespace } from "../packages/core/src/platform/util/metric.names"
import { templatesOnce } from "../tests/support/made"

type Made = Awaited<ReturnType<typeof templatesOnce>>
type Resource = { Type: string; DeletionPolicy?: string; Properties: Record<string, unknown> }

const made = new Map<string, Made>()
beforeAll(async () => {
  for (const stage of ["prod", "dev"] as const) made.set(stage, await templatesOnce(stage))
}, 300_000)

/** Every resource of a type in a stage, by its stack and logical id. */
function ofType(stage: string, type: string): [string, Resource["Properties"]][] {
  const found = [...(made.get(stage) as Made)].flatMap(([stack, template]) =>
    Object.entries(template.findResources(type)).map(
      ([id, { Properties }]) => [`${stack}/${id}`, (Properties ?? {}) as Resource["Properties"]] as const,
    ),
  )
  return found.map(([id, properties]) => [id, properties])
}
const text = (value: unknown) => JSON.stringify(value)

/** All statements of all kinds of policies in a template. */
function statements(stage: string) {
  type Statement = { Effect: string; Action: string | string[]; Principal?: unknown; Condition?: unknown }
  const templates = [...(made.get(stage) as Made).values()]
  const found: Statement[] = []
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return
    if ("Effect" in value && ("Action" in value || "NotAction" in value)) found.push(value as Statement)
    for (const each of Object.values(value)) walk(each)
  }
  for (const template of templates) walk(template.toJSON())
  return found
}

describe.each(["prod", "dev"] as const)("every template of the stage %s", (stage) => {
  it("allows no action by a wildcard, and none but those that are named", () => {
    const found = statements(stage)
    expect(found.length).toBeGreaterThan(60)
    // A key policy must leave administration to the account, or nobody could ever change it; a denial may be broad.
    const wide = found.filter(
      ({ Effect, Action, Principal }) =>
        Effect === "Allow" && text(Action ?? "*").includes("*") && !text(Principal ?? "").includes(":root"),
    )
    expect(wide).toEqual([])
  })

  it("lets everybody into nothing", () => {
    const open = statements(stage).filter(
      ({ Effect, Principal, Condition }) =>
        Effect === "Allow" && (Principal === "*" || text(Principal ?? "").includes('"AWS":"*"')) && !Condition,
    )
    expect(open).toEqual([])
  })

  it("has no bucket that could be public, that is not encrypted, or that is reached without TLS", () => {
    const buckets = ofType(stage, "AWS::S3::Bucket")
    expect(buckets).toHaveLength(2)
    const policies = text(ofType(stage, "AWS::S3::BucketPolicy").map(([, policy]) => policy))
    for (const [id, { PublicAccessBlockConfiguration, BucketEncryption }] of buckets) {
      expect(PublicAccessBlockConfiguration, id).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      })
      expect(BucketEncryption, id).toBeDefined()
    }
    expect(policies.match(/"aws:SecureTransport":"false"/g)).toHaveLength(buckets.length)
  })

  it("encrypts every table, queue and topic", () => {
    const tables = ofType(stage, "AWS::DynamoDB::Table")
    const queues = ofType(stage, "AWS::SQS::Queue")
    const topics = ofType(stage, "AWS::SNS::Topic")
    expect([tables.length, queues.length, topics.length]).toEqual([1, 7, 2])
    for (const [id, { SSESpecification }] of tables) expect(SSESpecification, id).toMatchObject({ SSEType: "KMS" })
    for (const [id, { SqsManagedSseEnabled }] of queues) expect(SqsManagedSseEnabled, id).toBe(true)
    for (const [id, { KmsMasterKeyId }] of topics) expect(KmsMasterKeyId, id).toBeDefined()
  })

  it("turns every key it makes, every year", () => {
    const keys = ofType(stage, "AWS::KMS::Key")
    expect(keys).toHaveLength(4)
    for (const [id, { EnableKeyRotation }] of keys) expect(EnableKeyRotation, id).toBe(true)
  })

  it("has for every queue its dead letters, and for every dead letter an alarm", () => {
    const queues = ofType(stage, "AWS::SQS::Queue")
    const alarms = text(ofType(stage, "AWS::CloudWatch::Alarm"))
    for (const [id, { QueueName, RedrivePolicy }] of queues) {
      const isLast = String(QueueName).endsWith("-dead-letters")
      expect(Boolean(RedrivePolicy), id).toBe(!isLast)
      if (isLast) expect(alarms).toContain(`["${id.split("/")[1]}","QueueName"]`)
    }
  })

  it("calls somebody for every alarm there is", () => {
    const alarms = ofType(stage, "AWS::CloudWatch::Alarm")
    expect(alarms.length).toBeGreaterThan(20)
    const [[, topic]] = ofType(stage, "AWS::SNS::Topic").filter(([id]) => id.startsWith("Events/")) as [
      [string, Resource["Properties"]],
    ]
    expect(topic.TopicName).toBe(`ventanilla-${stage}-alarms`)
    for (const [id, { AlarmActions, AlarmName }] of alarms) {
      expect(text(AlarmActions), id).toMatch(/AlarmsTopic/)
      expect(AlarmName, id).toMatch(new RegExp(`^ventanilla-${stage}-`))
    }
  })

  it("watches and draws functions that are there, and every metric that the product puts", () => {
    const names = ofType(stage, "AWS::Lambda::Function").map(([, { FunctionName }]) => FunctionName)
    const alarms = text(ofType(stage, "AWS::CloudWatch::Alarm"))
    const [[, dashboard]] = ofType(stage, "AWS::CloudWatch::Dashboard") as [[string, Resource["Properties"]]]
    const drawn = text(dashboard.DashboardBody)
    const watched = [...alarms.matchAll(/"Name":"(?:function|FunctionName)","Value":"([^"]+)"/g)].map(
      ([, name]) => name,
    )
    expect(new Set(watched)).toEqual(new Set(names.filter((name) => name !== undefined)))
    for (const name of Object.keys(metrics)) {
      expect(drawn, name).toContain(`\\"${namespace}\\",\\"${name}\\"`)
      // Requests are watched where they arrive, including those that never reach the API.
      if (name !== "Requests") expect(alarms, name).toContain(`"MetricName":"${name}"`)
    }
  })

  it("calls somebody for every chore of a tick that fails, by its name", () => {
    const byFunction = { digest: Object.keys(chores), plan: Object.keys(networkChores) }
    const alarms = ofType(stage, "AWS::CloudWatch::Alarm").map(([, { Namespace, MetricName, Dimensions }]) =>
      text([Namespace, MetricName, Dimensions]),
    )
    for (const [at, names] of Object.entries(byFunction))
      for (const name of names) {
        const dimensions = { chore: name, function: `ventanilla-${stage}-${at}`, stage }
        const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }))
        expect(alarms, name).toContain(text([namespace, "TickFailed", Dimensions]))
      }
  })

  it("puts no secret into an environment", () => {
    for (const [id, { Environment }] of ofType(stage, "AWS::Lambda::Function")) {
      const { Variables = {} } = (Environment ?? {}) as { Variables?: Record<string, unknown> }
      const said = text(Variables)
      expect(said, id).not.toMatch(
        /resolve:secretsmanager|resolve:ssm-secure|AKIA[0-9A-Z]{16}|BEGIN [A-Z ]*PRIVATE KEY/,
      )
      for (const name of Object.keys(Variables))
        expect(name, id).not.toMatch(/SECRET|PASSWORD|TOKEN|CREDENTIAL|PRIVATE/)
    }
  })

  it("keeps every log for a time that is said, and gives every function one", () => {
    const days = stage === "prod" ? 365 : 14
    const groups = ofType(stage, "AWS::Logs::LogGroup")
    for (const [id, { RetentionInDays }] of groups) expect(RetentionInDays, id).toBe(days)
    for (const [id, { LoggingConfig }] of ofType(stage, "AWS::Lambda::Function"))
      expect(LoggingConfig, id).toBeDefined()
    expect(groups).toHaveLength(ofType(stage, "AWS::Lambda::Function").length + 2)
  })

  it("traces nobody: X-Ray stays off", () => {
    for (const [id, { TracingConfig }] of ofType(stage, "AWS::Lambda::Function"))
      expect(TracingConfig, id).toBeUndefined()
  })

  it("knows one origin for the console, where a browser comes back to and where mails link to", () => {
    const [[, client]] = ofType(stage, "AWS::Cognito::UserPoolClient") as [[string, Resource["Properties"]]]
    const urls = ofType(stage, "AWS::Lambda::Function").flatMap(([, { Environment }]) => {
      const { Variables } = (Environment ?? {}) as { Variables?: Record<string, unknown> }
      return Variables?.VENTANILLA_CONSOLE_URL ? [Variables.VENTANILLA_CONSOLE_URL] : []
    })
    expect(urls).toHaveLength(8)
    expect(new Set(urls.map(text)).size).toBe(1)
    const [[, distribution]] = ofType(stage, "AWS::CloudFront::Distribution") as [[string, Resource["Properties"]]]
    const { Aliases } = distribution.DistributionConfig as { Aliases?: string[] }
    if (stage === "prod") {
      expect(urls[0]).toBe(`https://${Aliases?.[0]}`)
      expect(client.CallbackURLs).toEqual([`${urls[0]}/signin/callback`])
      expect(client.LogoutURLs).toEqual([`${urls[0]}/signin`])
    } else {
      expect(Aliases).toBeUndefined()
      const name = /"Fn::ImportValue":"[^"]*Distribution[^"]*DomainName[^"]*"/
      expect(text(urls[0])).toMatch(name)
      expect(text(client.CallbackURLs)).toMatch(name)
    }
  })

  it("hands files over from an origin that is neither the console's nor the API's, and that answers one path", () => {
    // The judge function gets none of this.
    const functions = ofType(stage, "AWS::Lambda::Function").filter(
      ([, { FunctionName }]) => FunctionName && FunctionName !== `ventanilla-${stage}-judge`,
    )
    const said = functions.map(
      ([, { Environment }]) => (Environment as { Variables: Record<string, unknown> }).Variables,
    )
    const origins = new Set(said.map(({ VENTANILLA_FILES_URL }) => text(VENTANILLA_FILES_URL)))
    expect(origins.size).toBe(1)
    const [origin = ""] = origins
    expect(origin).not.toBe(text(said[0]?.VENTANILLA_CONSOLE_URL))
    const apis = ofType(stage, "AWS::ApiGatewayV2::Api").map(([id, { Name }]) => [id.split("/")[0], Name])
    expect(apis).toEqual([
      ["Web", `ventanilla-${stage}`],
      ["Files", `ventanilla-${stage}-files`],
    ])
    const routes = ofType(stage, "AWS::ApiGatewayV2::Route").filter(([id]) => id.startsWith("FilesDoor/"))
    expect(routes.map(([, { RouteKey }]) => RouteKey)).toEqual(["GET /f/{token}"])
    const domains = ofType(stage, "AWS::ApiGatewayV2::DomainName").map(([, { DomainName }]) => DomainName)
    const mapped = ofType(stage, "AWS::ApiGatewayV2::ApiMapping").map(([id]) => id.split("/")[0])
    const [[, { DisableExecuteApiEndpoint }]] = ofType(stage, "AWS::ApiGatewayV2::Api").filter(([id]) =>
      id.startsWith("Files/"),
    ) as [[string, Resource["Properties"]]]
    if (stage === "prod") {
      expect(origin).toBe('"https://archivos.ventanilla.example.org"')
      expect([domains, mapped]).toEqual([["archivos.ventanilla.example.org"], ["FilesDoor"]])
      expect(DisableExecuteApiEndpoint).toBe(true)
    } else {
      expect(origin).toMatch(/"Fn::ImportValue":"[^"]*ExportsOutputRefAddressApi[^"]*"/)
      expect([domains, mapped, DisableExecuteApiEndpoint]).toEqual([[], [], false])
    }
  })

  it("lets a service act for this account alone, wherever a resource lets a service in", () => {
    type Let = { Effect: string; Action: string | string[]; Principal?: unknown; Condition?: unknown }
    const isService = (Principal: unknown) => text(Principal ?? "").includes(".amazonaws.com")
    const found: [string, unknown][] = []
    const walk = (id: string, value: unknown): void => {
      if (typeof value !== "object" || value === null) return
      const { Effect, Action, Principal, Condition } = value as Let
      const assumes = text(Action ?? "").includes("sts:AssumeRole")
      if (Effect === "Allow" && isService(Principal) && !assumes) found.push([id, Condition])
      for (const each of Object.values(value)) walk(id, each)
    }
    for (const [name, template] of made.get(stage) as Made)
      for (const [id, resource] of Object.entries(template.toJSON().Resources as Record<string, Resource>)) {
        walk(`${name}/${id}`, resource.Properties)
        // Its conditions are separate properties.
        const { Principal, SourceArn, SourceAccount } = resource.Properties ?? {}
        if (resource.Type === "AWS::Lambda::Permission" && isService(Principal))
          found.push([`${name}/${id}`, { ...(SourceArn ? { "aws:SourceArn": SourceArn } : {}), SourceAccount }])
      }
    expect(found.length).toBeGreaterThan(8)
    const loose = found.filter(([, condition]) => !/"aws:source(arn|account)"/i.test(text(condition ?? "")))
    expect(loose).toEqual([])
    // Trust in a service: Lambda and CodeDeploy create no session for another account; the scheduler's is limited by
    // condition.
    const trusting = ofType(stage, "AWS::IAM::Role").flatMap(([, { AssumeRolePolicyDocument }]) =>
      (AssumeRolePolicyDocument as { Statement: Let[] }).Statement.filter(
        ({ Principal, Condition }) => isService(Principal) && !/"aws:SourceAccount"/.test(text(Condition ?? "")),
      ).map(({ Principal }) => (Principal as { Service: string }).Service),
    )
    expect(new Set(trusting)).toEqual(new Set(["lambda.amazonaws.com", "codedeploy.amazonaws.com"]))
  })

  it("has in prod a firewall in front, and an API that asks whether the front was passed; elsewhere neither", () => {
    const acls = ofType(stage, "AWS::WAFv2::WebACL")
    const [[, distribution]] = ofType(stage, "AWS::CloudFront::Distribution") as [[string, Resource["Properties"]]]
    const { WebACLId, Origins } = distribution.DistributionConfig as { WebACLId?: unknown; Origins: object[] }
    const asking = ofType(stage, "AWS::Lambda::Function").flatMap(([, { FunctionName, Environment }]) =>
      text(Environment ?? "").includes("VENTANILLA_FRONT_DIGEST") ? [FunctionName] : [],
    )
    const saying = Origins.filter((origin) => text(origin).includes('"HeaderName":"ventanilla-front"'))
    if (stage === "prod") {
      expect(acls).toHaveLength(1)
      expect(WebACLId).toEqual({ "Fn::GetAtt": [acls[0]?.[0].split("/")[1], "Arn"] })
      // Every route of the API leads to one of these two functions.
      expect(asking.sort()).toEqual(["ventanilla-prod-api", "ventanilla-prod-open"])
      expect(saying).toHaveLength(1)
      expect(text(saying)).not.toContain("digest")
    } else expect([acls, WebACLId, asking, saying]).toEqual([[], undefined, [], []])
    expect(ofType(stage, "AWS::WAFv2::LoggingConfiguration")).toEqual([])
  })

  it("throttles the origin of files, and lets no page of another origin read from it", () => {
    const [[, files]] = ofType(stage, "AWS::ApiGatewayV2::Stage").filter(([id]) => id.startsWith("FilesDoor/")) as [
      [string, Resource["Properties"]],
    ]
    const rate = stage === "prod" ? [10, 20] : [2, 4]
    expect(files.DefaultRouteSettings).toMatchObject({ ThrottlingRateLimit: rate[0], ThrottlingBurstLimit: rate[1] })
    for (const [id, { CorsConfiguration }] of ofType(stage, "AWS::ApiGatewayV2::Api"))
      expect(CorsConfiguration, id).toBeUndefined()
  })

  it("lets the console reach its own origin and this stage's sign-in, and no other", () => {
    const policies = ofType(stage, "AWS::CloudFront::ResponseHeadersPolicy").map(([, policy]) => text(policy))
    expect(policies).toHaveLength(4)
    const signIn = `https://ventanilla-${stage}.auth.us-east-1.amazoncognito.com`
    // The public page has no sign-in.
    const [leaf = "", ...more] = policies.filter((policy) => policy.includes("noarchive"))
    expect(more).toEqual([])
    expect(leaf).toContain("connect-src 'self';")
    for (const policy of policies.filter((policy) => policy !== leaf))
      expect(policy).toContain(`connect-src 'self' ${signIn};`)
    const [[, domain]] = ofType(stage, "AWS::Cognito::UserPoolDomain") as [[string, Resource["Properties"]]]
    expect(domain.Domain).toBe(`ventanilla-${stage}`)
  })
})

describe("the stages", () => {
  it("differ in what outlives its stack: in prod all data, its keys and its logs, elsewhere the vault alone", () => {
    const kept = (stage: string) =>
      [...(made.get(stage) as Made)].flatMap(([stack, template]) =>
        Object.values(template.toJSON().Resources as Record<string, Resource>)
          .filter(({ DeletionPolicy }) => DeletionPolicy === "Retain")
          .map(({ Type }) => `${stack} ${Type}`),
      )
    const vault = ["Storage AWS::KMS::Key", "Storage AWS::S3::Bucket"]
    expect(kept("dev").sort()).toEqual(vault)
    expect(new Set(kept("prod"))).toEqual(
      new Set([
        ...vault,
        "Storage AWS::DynamoDB::Table",
        "Identity AWS::Cognito::UserPool",
        "Mail AWS::SES::EmailIdentity",
        ...["Judge", "Api", "FilesDoor", "Digest", "Provisioning", "Statistics", "MailEvents"].map(
          (stack) => `${stack} AWS::Logs::LogGroup`,
        ),
      ]),
    )
  })

  it("reserve concurrency where the account has it, and never less than a queue may ask for", () => {
    const reserved = (stage: string) =>
      Object.fromEntries(
        ofType(stage, "AWS::Lambda::Function")
          .filter(([, { FunctionName }]) => FunctionName !== undefined)
          .map(([, { FunctionName, ReservedConcurrentExecutions }]) => [
            String(FunctionName).slice(`ventanilla-${stage}-`.length),
            ReservedConcurrentExecutions,
          ]),
      )
    expect(reserved("prod")).toEqual({
      api: 100,
      open: 40,
      files: 10,
      plan: 2,
      digest: 10,
      provisioning: 5,
      statistics: 5,
      "mail-events": 5,
      judge: 10,
    })
    expect(Object.values(reserved("dev")).every((value) => value === undefined)).toBe(true)
    for (const [id, { ScalingConfig }] of ofType("prod", "AWS::Lambda::EventSourceMapping")) {
      const { MaximumConcurrency } = ScalingConfig as { MaximumConcurrency: number }
      const name = (id.split("/")[0] as string).toLowerCase()
      expect(reserved("prod")[name] as number, id).toBeGreaterThanOrEqual(MaximumConcurrency)
    }
  })
})
