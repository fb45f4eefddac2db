import { type ChildProcess, fork } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { FunctionName } from "@ventanilla/core/util/function.names"
import type { Template } from "aws-cdk-lib/assertions"
import { keyOf } from "../../packages/local/src/functions"
import type { LocalCloud } from "../support/local"
import { synthesise } from "../support/synth"

type Resource = { Type: string; Properties: Record<string, unknown> }
type Function = {
  FunctionName: string
  Handler: string
  Timeout: number
  MemorySize: number
  Code: { S3Key: string }
  Environment: { Variables: Record<string, unknown> }
}
type Message = { ready?: true; answer?: unknown; failed?: string }

/** The functions of the cloud's stage as they would be deployed, in plain Node processes. */
export async function deployed(cloud: LocalCloud) {
  const { account } = cloud.names
  const { templates, root, clean } = await synthesise(cloud.stage, { bundle: true, account })
  const all = [...templates.values()]
  const functions = all.flatMap((template) =>
    Object.values(template.findResources("AWS::Lambda::Function")).map(
      ({ Properties }) => Properties as unknown as Function,
    ),
  )
  const running: ReturnType<typeof start>[] = []

  function start(name: FunctionName) {
    const found = functions.find(({ FunctionName }) => FunctionName === `ventanilla-${cloud.stage}-${name}`)
    if (!found) throw new Error(`No function ${name} is deployed`)
    const home = join(root, "cdk.out", `asset.${found.Code.S3Key.replace(/\.zip$/, "")}`)
    const [file = "", handler = ""] = found.Handler.split(".")
    const code = [".mjs", ".js"].map((ending) => join(home, `${file}${ending}`)).find(existsSync) ?? home
    const env = { ...resolved(all, cloud, found.Environment.Variables), ...lambdas(found), ...substituted(cloud, name) }
    const child = fork(join(import.meta.dirname, "../../packages/local/bin/lambda.mjs"), [code, handler], {
      env,
      execArgv: [],
      silent: true,
    })
    return { ...conversation(child, found.Timeout * 1000), env, name: found.FunctionName }
  }

  return {
    start: (name: FunctionName) => {
      const made = start(name)
      running.push(made)
      return made
    },
    stop: () => {
      for (const { stop } of running) stop()
      clean()
    },
  }
}

/** Environment variables that Lambda sets besides the template's. */
const lambdas = ({ FunctionName, MemorySize }: Function) => ({
  AWS_REGION: "us-east-1",
  AWS_DEFAULT_REGION: "us-east-1",
  AWS_LAMBDA_FUNCTION_NAME: FunctionName,
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(MemorySize),
  TZ: ":UTC",
  LANG: "en_US.UTF-8",
})

/** The stand-ins for AWS: where its services listen, and the credentials that Lambda gives this role. */
function substituted(cloud: LocalCloud, name: FunctionName): Record<string, string> {
  const kept = Object.entries(cloud.env).filter(([variable]) => variable.startsWith("AWS_ENDPOINT_URL_"))
  return { ...Object.fromEntries(kept), AWS_ACCESS_KEY_ID: keyOf(name), AWS_SECRET_ACCESS_KEY: "local" }
}

const pseudo: Record<string, string> = { "AWS::Partition": "aws", "AWS::URLSuffix": "amazonaws.com" }

/** A template's values as CloudFormation would resolve them, from the actual resources. */
function resolved(templates: Template[], cloud: LocalCloud, variables: Record<string, unknown>) {
  const documents = templates.map((template) => template.toJSON())
  const resources: Record<string, Resource> = Object.assign({}, ...documents.map(({ Resources }) => Resources))
  const outputs = documents.flatMap(({ Outputs = {} }) =>
    Object.values(Outputs as Record<string, { Value: unknown; Export?: { Name: string } }>),
  )

  function workOut(value: unknown): string {
    if (typeof value === "string") return value
    const [[kind, of] = []] = Object.entries(value as Record<string, unknown>)
    switch (kind) {
      case "Fn::Join": {
        const [between, parts] = of as [string, unknown[]]
        return parts.map(workOut).join(between)
      }
      case "Fn::ImportValue":
        return workOut(outputs.find(({ Export }) => Export?.Name === of)?.Value)
      case "Ref":
        return pseudo[String(of)] ?? there(resources[String(of)], "Ref")
      case "Fn::GetAtt": {
        const [id, attribute] = of as [string, string]
        return there(resources[id], attribute)
      }
      default:
        throw new Error(`Nobody works out ${JSON.stringify(value)} here`)
    }
  }

  function there(resource: Resource | undefined, attribute: string): string {
    const { userPoolID, clientID, issuer } = cloud.cognito
    switch (`${resource?.Type} ${attribute}`) {
      case "AWS::SQS::Queue Ref":
        return cloud.gateway.queueUrl(String(resource?.Properties.QueueName))
      case "AWS::S3::Bucket Ref":
        return cloud.names.vault
      case "AWS::ApiGatewayV2::Api Ref":
        return String(resource?.Properties.Name)
      case "AWS::CloudFront::Distribution DomainName":
        return new URL(cloud.urls.console).host
      case "AWS::Cognito::UserPool Ref":
        return userPoolID
      case "AWS::Cognito::UserPoolClient Ref":
        return clientID
      case "AWS::Cognito::UserPool ProviderURL":
        return issuer
      default:
        throw new Error(`There is no ${resource?.Type} ${attribute} here`)
    }
  }

  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, workOut(value)]))
}

function conversation(child: ChildProcess, milliseconds: number) {
  let waiting: ((message: Message) => void) | undefined
  const printed = { stdout: "", stderr: "" }
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream]?.on("data", (chunk) => {
      printed[stream] += chunk
    })
  }
  child.on("message", (message) => waiting?.(message as Message))
  child.on("exit", (code) => waiting?.({ failed: `The process ended with ${code}: ${printed.stderr}` }))
  const next = () =>
    new Promise<Message>((done) => {
      waiting = done
    })
  const ready = next()

  return {
    /** Sends one event; returns the handler's answer or its failure. */
    async handle(event: unknown): Promise<unknown> {
      const { ready: isReady, failed: broken } = await ready
      if (!isReady) throw new Error(broken)
      const answered = next()
      child.send({ event, milliseconds })
      const { answer, failed } = await answered
      if (failed) throw new Error(failed)
      return answer
    },
    /** All lines of its log. */
    lines: () => printed.stdout.split("\n").filter(Boolean),
    stop: () => void child.kill(),
  }
}

/** A recorded event with its placeholders filled in. */
export function recorded(name: string, values: Record<string, string> = {}): unknown {
  const fill = (value: unknown): unknown => {
    if (typeof value === "string") return value.replaceAll(/\{\{(\w+)\}\}/g, (_, key) => given(key))
    if (Array.isArray(value)) return value.map(fill)
    if (value && typeof value === "object")
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(inner)]))
    return value
  }
  const given = (key: string) => {
    const value = values[key]
    if (value === undefined) throw new Error(`${name} needs a ${key}`)
    return value
  }
  return fill(JSON.parse(readFileSync(join(import.meta.dirname, "events", `${name}.json`), "utf8")))
}
