import { randomBytes, randomUUID } from "node:crypto"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import type { LocalNames } from "../names"
import { createBackups } from "./backups"
import { createFaults, type Faults, type Struck } from "./faults"
import { type Guard, type Judge, shortJudge } from "./guard"
import { answer, answerJson, bodyOf, cut, isSilent, pause } from "./http"
import { createKms, type Kms, KmsRefusal, type KmsRequest } from "./kms"
import { createFunctions, functionNamed, invoke, refuseInvocation } from "./lambda"
import type { Caller, Verdict } from "./policy"
import { createProxy } from "./proxy"
import { createQueues } from "./queue"
import { type Call, callOf, createRecorder, type Recorder, type Service } from "./recorder"
import { createVault, isS3, refuseObject, s3, s3Call } from "./s3"
import { createSessions } from "./sessions"
import { sqs } from "./sqs"
import { assumeRole, refuseForm } from "./sts"
import { touches } from "./touches"

export type GatewayOptions = {
  /** Where DynamoDB Local listens. */
  dynamodb: string
  names: LocalNames
  /** Where the keys of the local KMS are kept; in memory without it. */
  keys?: string
  /** Where the audit vault keeps its objects; in memory without it. */
  vault?: string
  /** Who judges; a few hand-written lines unless told. */
  judge?: (kms: Kms) => Judge
  port?: number
  host?: string
  /** Signs session tokens; keep it to recognise them after a restart. */
  secret?: Buffer
  now?: () => Date
  onFailure?: (queue: string, error: unknown) => void
  faults?: Faults
  recorder?: Recorder
}
export type Gateway = Awaited<ReturnType<typeof startGateway>>

type Work = {
  service: Service
  call: Call
  carryOut: (response: ServerResponse, verdict: Verdict) => void | Promise<void>
  swallow: (verdict: Verdict) => Promise<void>
}

/** One server that speaks DynamoDB, STS, KMS, SQS, S3 and Lambda to the product's AWS SDK, and refuses what IAM would refuse. */
export async function startGateway(options: GatewayOptions) {
  const { names, host = "127.0.0.1", now = () => new Date() } = options
  const roleArn = `arn:aws:iam::${names.account}:role/${names.roles.consulate}`
  const headquartersRoleArn = `arn:aws:iam::${names.account}:role/${names.roles.headquarters}`
  const secret = options.secret ?? randomBytes(32)
  const sessions = createSessions({ names, secret })
  const kms = createKms({
    region: names.region,
    account: names.account,
    now,
    ...(options.keys ? { file: options.keys } : {}),
  })
  const judge = options.judge?.(kms) ?? shortJudge(names, (asked) => kms.keyOf(asked)?.tags)
  const guard: Guard = { recognise: sessions.recognise, judge }
  const faults = options.faults ?? createFaults()
  const queues = createQueues({
    region: names.region,
    account: names.account,
    now,
    dead: faults.crashed,
    ...(options.onFailure ? { onFailure: options.onFailure } : {}),
  })
  const recorder = options.recorder ?? createRecorder()
  const proxy = createProxy(options.dynamodb)
  const vault = createVault({ bucket: names.vault, ...(options.vault ? { dir: options.vault } : {}) })
  const backups = createBackups()
  const functions = createFunctions()

  function dynamodbWork(incoming: IncomingMessage, body: Buffer, action: string, caller: Caller): Work {
    const request = JSON.parse(body.toString("utf8")) as Record<string, unknown>
    const call = callOf("dynamodb", action, request, caller, touches(action, request) ?? [])
    const carryOut = (response: ServerResponse, verdict: Verdict) => {
      if (!verdict.allow)
        return answerJson(response, 400, {
          __type: "com.amazon.coral.service#AccessDeniedException",
          Message: verdict.message,
        })
      backups.note(action, request)
      if (backups.offers(action)) return backups.answer(response, action, request)
      return proxy.forward(incoming, body, response)
    }
    const swallow = async (verdict: Verdict) => {
      if (verdict.allow && !backups.offers(action)) await proxy.swallow(incoming, body)
    }
    return { service: "dynamodb", call, carryOut, swallow }
  }

  function kmsWork(body: Buffer, action: string, caller: Caller): Work {
    const request = JSON.parse(body.toString("utf8")) as KmsRequest
    const carryOut = (response: ServerResponse, verdict: Verdict) => {
      if (!verdict.allow) return refuseKey(response, "AccessDeniedException", verdict.message)
      try {
        answerJson(response, 200, kms.act(action, request))
      } catch (error) {
        if (!(error instanceof KmsRefusal)) throw error
        refuseKey(response, error.message, error.message)
      }
    }
    const call = callOf("kms", action, { ...request }, caller)
    return { service: "kms", call, carryOut, swallow: async (verdict) => carryOut(nobody(), verdict) }
  }

  function s3Work(incoming: IncomingMessage, body: Buffer, caller: Caller): Work {
    const asked = s3Call(incoming)
    const carryOut = (response: ServerResponse, verdict: Verdict) => s3(response, asked, body, verdict, vault)
    const call = callOf("s3", asked.action, { ...asked.request }, caller)
    return { service: "s3", call, carryOut, swallow: async (verdict) => carryOut(nobody(), verdict) }
  }

  function lambdaWork(FunctionName: string, body: Buffer, caller: Caller): Work {
    const carryOut = (response: ServerResponse, verdict: Verdict) =>
      invoke(response, FunctionName, body, verdict, functions)
    // What is handed over is not kept by a recording: it may be a file.
    const call = callOf("lambda", "Invoke", { FunctionName }, caller)
    return { service: "lambda", call, carryOut, swallow: async (verdict) => carryOut(nobody(), verdict) }
  }

  function workOf(incoming: IncomingMessage, body: Buffer, caller: Caller): Work | undefined {
    if (isS3(incoming)) return s3Work(incoming, body, caller)
    const invoked = functionNamed(incoming)
    if (invoked !== undefined) return lambdaWork(invoked, body, caller)
    const [api = "", action = ""] = String(incoming.headers["x-amz-target"] ?? "").split(".")
    if (api === "DynamoDB_20120810") return dynamodbWork(incoming, body, action, caller)
    if (api === "TrentService" && kms.offers(action)) return kmsWork(body, action, caller)
    if (api === "AmazonSQS") {
      const request = JSON.parse(body.toString("utf8")) as Record<string, unknown>
      const carryOut = (response: ServerResponse, verdict: Verdict) => sqs(response, action, request, verdict, queues)
      return {
        service: "sqs",
        call: callOf("sqs", action, request, caller),
        carryOut,
        swallow: async (verdict) => carryOut(nobody(), verdict),
      }
    }
    const form = new URLSearchParams(body.toString("utf8"))
    if (form.get("Action") !== "AssumeRole") return undefined
    return {
      service: "sts",
      call: callOf("sts", "AssumeRole", Object.fromEntries(form), caller),
      carryOut: (response, verdict) => assumeRole(response, { form, caller, verdict }, sessions),
      swallow: async () => {},
    }
  }

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(incoming)
    response.setHeader("x-amzn-requestid", randomUUID())
    // Nobody hears a dead process: it is told so in a way that its SDK does not try again.
    if (faults.crashed()) return refuseCaller(incoming, response, "UnrecognizedClientException")
    const recognised = sessions.recognise(incoming.headers)
    if ("refused" in recognised) return refuseCaller(incoming, response, recognised.refused)
    const work = workOf(incoming, body, recognised.caller)
    if (!work) return answerJson(response, 400, { __type: "com.amazon.coral.service#UnknownOperationException" })
    recorder.note(work.call)
    const fault = faults.take(work.call)
    const verdict = await judge(work.call)
    if (fault?.kind === "slow") await pause(fault.after)
    if (!fault || fault.kind === "slow") return work.carryOut(response, verdict)
    return strike(work, response, fault, verdict)
  }

  const server = createServer({ keepAliveTimeout: 30_000 }, (incoming, response) => {
    handle(incoming, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy()
      else
        answerJson(response, error instanceof SyntaxError ? 400 : 500, {
          __type: "com.amazon.coral.service#InternalFailure",
        })
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(options.port ?? 0, host, resolve)
  })
  const { port } = server.address() as AddressInfo
  const url = `http://${host}:${port}`

  return {
    url,
    port,
    roleArn,
    headquartersRoleArn,
    guard,
    kms,
    vault,
    queues,
    functions,
    faults,
    recorder,
    queueUrl: (name: string) => `${url}/${names.account}/${name}`,
    async stop(): Promise<void> {
      await queues.stop()
      functions.stop()
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
      proxy.close()
    },
  }
}

/** A response that nobody reads: the work is done, the answer is lost. */
const nobody = () => ({ writeHead() {}, end() {} }) as unknown as ServerResponse

async function strike(work: Work, response: ServerResponse, fault: Struck, verdict: Verdict): Promise<void> {
  if (isSilent(fault)) await work.swallow(verdict)
  if (fault.kind === "throttle") return throttle(work.service, response)
  if (fault.kind !== "error") return cut(response, fault)
  if (work.service === "sts") return refuseForm(response, "InternalFailure", "The request processing has failed.", 500)
  if (work.service === "s3") return refuseObject(response, 500, "InternalError")
  if (work.service === "lambda") return refuseInvocation(response, 500, "ServiceException")
  answerJson(response, 500, {
    __type: "com.amazonaws.dynamodb.v20120810#InternalServerError",
    message: "Internal server error",
  })
}

const refuseKey = (response: ServerResponse, __type: string, message: string) =>
  answer(response, 400, "application/x-amz-json-1.1", JSON.stringify({ __type, message }))

function throttle(service: Service, response: ServerResponse) {
  const message = "The level of configured provisioned throughput for the table was exceeded."
  if (service === "sts") return refuseForm(response, "Throttling", "Rate exceeded", 400)
  if (service === "s3") return refuseObject(response, 503, "SlowDown", "Please reduce your request rate.")
  if (service === "kms") return refuseKey(response, "ThrottlingException", "Rate exceeded")
  if (service === "lambda") return refuseInvocation(response, 429, "TooManyRequestsException")
  if (service === "sqs")
    return answerJson(response, 403, { __type: "com.amazonaws.sqs#RequestThrottled", message: "Request throttled" })
  answerJson(response, 400, {
    __type: "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",
    message,
  })
}

function refuseCaller(incoming: IncomingMessage, response: ServerResponse, code: string) {
  const message = "The security token included in the request is invalid or expired."
  if (isS3(incoming))
    return refuseObject(response, 403, code === "ExpiredTokenException" ? "ExpiredToken" : "InvalidAccessKeyId")
  if (incoming.headers["x-amz-target"])
    return answerJson(response, 400, { __type: `com.amazon.coral.service#${code}`, message })
  return refuseForm(response, code === "ExpiredTokenException" ? "ExpiredToken" : "InvalidClientTokenId", message)
}
