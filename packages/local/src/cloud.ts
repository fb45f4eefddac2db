import { randomBytes } from "node:crypto"
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Clock } from "@ventanilla/core/util/clock"
import { Timeouts } from "@ventanilla/core/util/timeouts"
import { createClock } from "./clock"
import type { CognitoService } from "./cognito"
import { doors, judge } from "./doors"
import { operatorKey, tell } from "./functions"
import { type Gateway, startGateway } from "./gateway"
import { createFaults } from "./gateway/faults"
import type { QueueOptions } from "./gateway/queue"
import { createRecorder } from "./gateway/recorder"
import type { Mail, MailService } from "./mail"
import { type MailEventKind, mailEvent } from "./mail-events"
import { account, namesOf, region } from "./names"
import { type IamOptions, openPolicies } from "./policies"
import { addQueues } from "./queues"
import { restsUntil } from "./rest"
import { adminClient, ensureTable } from "./tables"

export type Service = "dynamodb" | "gateway" | "mail" | "cognito"
export type CloudOptions = {
  /** Where data is kept; in memory without it. */
  dir?: string
  stage?: string
  /** A DynamoDB Local that already runs; otherwise one is started. */
  dynamodb?: string
  /** Left out: everything. Tests that send no mail and sign nobody in save their start. */
  services?: { mail?: boolean; cognito?: boolean }
  ports?: { gateway?: number; mail?: number; cognito?: number }
  console?: string
  /** Where files are fetched from; by whoever serves them there. */
  files?: string
  iam?: IamOptions
  queues?: Omit<QueueOptions, "handler">
  onStarted?: (service: Service, url: string) => void
  onFailure?: (queue: string, error: unknown) => void
  /** Told what the policies refused, in AWS's words: ids and names of actions only. */
  onDenied?: (message: string) => void
}
export type Cloud = Awaited<ReturnType<typeof startCloud>>

async function secretIn(dir: string | undefined): Promise<Buffer> {
  if (!dir) return randomBytes(32)
  const file = join(dir, "sessions.key")
  try {
    await writeFile(file, randomBytes(32), { mode: 0o600, flag: "wx" })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error
  }
  return readFile(file)
}

/** Starts the local services, sets the environment that the product reads, and makes the registry table. */
export async function startCloud(options: CloudOptions = {}) {
  const { dir, stage = "local", ports = {}, services = {} } = options
  const { onStarted = () => {} } = options
  // One process and one database stand for all of AWS here: a burst waits in their queues, not because anything is wrong.
  Timeouts.scale(4)
  const now = Clock.now
  const names = namesOf(stage)
  const consoleUrl = options.console ?? "http://localhost:4000"
  const filesUrl = options.files ?? "http://localhost:4004"
  const keys = dir ? join(dir, "keys") : await mkdtemp(join(tmpdir(), "ventanilla-keys-"))
  if (dir) await mkdir(dir, { recursive: true })
  const faults = createFaults()
  const recorder = createRecorder()
  const stops: (() => Promise<void>)[] = []

  const database = options.dynamodb ? { url: options.dynamodb } : await ownDatabase(dir)
  if ("stop" in database) stops.push(database.stop)
  onStarted("dynamodb", database.url)
  const iam = options.iam ? await openPolicies(options.iam, names, options.onDenied) : undefined
  const gateway = await startGateway({
    dynamodb: database.url,
    names,
    ...(iam ? { judge: iam.judge } : {}),
    ...(dir ? { keys: join(dir, "kms.json"), vault: join(dir, "vault") } : {}),
    secret: await secretIn(dir),
    port: ports.gateway ?? 0,
    now,
    faults,
    recorder,
    ...(options.onFailure ? { onFailure: options.onFailure } : {}),
  })
  stops.push(gateway.stop)
  addQueues(gateway, names, options.queues)
  gateway.functions.add(names.roles.of("judge"), judge(stage))
  onStarted("gateway", gateway.url)
  const mail = services.mail === false ? undefined : await openMail()
  const cognito = services.cognito === false ? undefined : await openCognito()

  async function openMail(): Promise<MailService> {
    const { startMail } = await import("./mail")
    const service = await startMail({
      ...(dir ? { dir: join(dir, "mail") } : {}),
      port: ports.mail ?? 0,
      now,
      guard: gateway.guard,
      faults,
      recorder,
    })
    stops.push(service.stop)
    onStarted("mail", service.url)
    return service
  }

  async function openCognito(): Promise<CognitoService> {
    const { startCognito } = await import("./cognito")
    const { welcome } = await import("./welcome")
    const service = await startCognito({
      ...(dir ? { dir: join(dir, "cognito") } : {}),
      port: ports.cognito ?? 0,
      consoles: [consoleUrl],
      deliver: async (message) => mail?.deliver(welcome(message, consoleUrl)),
      guard: gateway.guard,
      faults,
      recorder,
    })
    stops.push(service.stop)
    onStarted("cognito", service.issuer)
    return service
  }

  const clock = await createClock({
    queues: gateway.queues,
    plan: doors.plan,
    restsUntil,
    ...(dir ? { dir } : {}),
    onFailure: (error) => options.onFailure?.("tick", error),
  })
  stops.push(clock.stop)

  const env = {
    ...environment({ stage, names, gateway, mail, cognito, keys, consoleUrl, filesUrl }),
    ...iam?.environment,
  }
  Object.assign(process.env, env)
  for (const [name, role] of Object.entries(names.roles.errands) as [keyof typeof names.roles.errands, string][])
    tell(name, { VENTANILLA_CONSULATE_ROLE_ARN: `arn:aws:iam::${account}:role/${role}` })
  const admin = adminClient(database.url)
  await ensureTable(admin, names.registry)

  return {
    stage,
    names,
    env,
    urls: {
      dynamodb: database.url,
      gateway: gateway.url,
      ...(mail ? { mail: mail.url } : {}),
      ...(cognito ? { issuer: cognito.issuer } : {}),
      console: consoleUrl,
    },
    gateway,
    queues: gateway.queues,
    faults,
    recorder,
    mail,
    cognito,
    clock,
    /** Tells the product that a message it sent bounced or was complained about, as SES does through SNS. */
    mailEvent: (kind: MailEventKind, sent: Mail, permanent = true) =>
      doors.mailEvents(mailEvent(kind, sent, now().toISOString(), permanent)),
    databasePid: "pid" in database ? database.pid : undefined,
    /** Past every guard: for looking behind the doors. */
    admin,
    async stop(): Promise<void> {
      for (const stop of stops.reverse()) await stop()
      admin.destroy()
      if (!dir) await rm(keys, { recursive: true, force: true })
    },
  }
}

async function ownDatabase(dir: string | undefined) {
  const { startDynamodb } = await import("./dynamodb")
  return startDynamodb(dir ? { dir: join(dir, "dynamodb") } : {})
}

function environment(parts: {
  stage: string
  names: ReturnType<typeof namesOf>
  gateway: Gateway
  mail: MailService | undefined
  cognito: CognitoService | undefined
  keys: string
  consoleUrl: string
  filesUrl: string
}): Record<string, string> {
  const { stage, names, gateway, mail, cognito } = parts
  const queueUrls = Object.entries(names.queues).map(([queue, name]) => [
    `VENTANILLA_${queue.toUpperCase()}_QUEUE_URL`,
    gateway.queueUrl(name),
  ])
  return {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: operatorKey,
    AWS_SECRET_ACCESS_KEY: "local",
    // Without it the SDK asks the metadata address of EC2, which nobody answers here.
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_ENDPOINT_URL_DYNAMODB: gateway.url,
    AWS_ENDPOINT_URL_SQS: gateway.url,
    AWS_ENDPOINT_URL_STS: gateway.url,
    AWS_ENDPOINT_URL_KMS: gateway.url,
    AWS_ENDPOINT_URL_S3: gateway.url,
    AWS_ENDPOINT_URL_LAMBDA: gateway.url,
    ...(mail ? { AWS_ENDPOINT_URL_SESV2: mail.url } : {}),
    ...(cognito ? { AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.url } : {}),
    VENTANILLA_STAGE: stage,
    VENTANILLA_REGISTRY_TABLE: names.registry,
    VENTANILLA_CONSULATE_TABLE_PREFIX: names.consulatePrefix,
    VENTANILLA_CONSULATE_ROLE_ARN: gateway.roleArn,
    VENTANILLA_HEADQUARTERS_ROLE_ARN: gateway.headquartersRoleArn,
    ...Object.fromEntries(queueUrls),
    VENTANILLA_JUDGE_FUNCTION: names.roles.of("judge"),
    VENTANILLA_VAULT_BUCKET: names.vault,
    VENTANILLA_KEYS: `raw:${parts.keys}`,
    VENTANILLA_MAIL_FROM: "Ventanilla <ventanilla@localhost.example>",
    VENTANILLA_CONSOLE_URL: parts.consoleUrl,
    VENTANILLA_FILES_URL: parts.filesUrl,
    ...(cognito
      ? {
          VENTANILLA_OIDC_ISSUER: cognito.issuer,
          VENTANILLA_OIDC_SIGN_IN: cognito.origin,
          VENTANILLA_OIDC_CLIENT_ID: cognito.clientID,
          VENTANILLA_USER_POOL_ID: cognito.userPoolID,
        }
      : {}),
  }
}
