import type { IncomingHttpHeaders } from "node:http"
import type { LocalNames } from "../names"
import type { KmsRequest } from "./kms"
import { type Caller, judge as judgeDynamodb, type Verdict } from "./policy"
import type { Call } from "./recorder"
import type { S3Request } from "./s3"
import type { Recognised } from "./sessions"
import { tagsOf } from "./sts"

/** Who a request is from, and whether it may be made: asked by every local service that stands for one of AWS. */
export type Guard = {
  recognise: (headers: IncomingHttpHeaders) => Recognised
  judge: (call: Call) => Verdict | Promise<Verdict>
}
export type Judge = Guard["judge"]
export type TagsOfKey = (asked: KmsRequest) => Record<string, string> | undefined

export const refusal = (caller: Caller | undefined, action: string, resource: string): Verdict => ({
  allow: false,
  message: `User: ${caller?.arn ?? "unknown"} is not authorized to perform: ${action} on resource: ${resource}`,
})

/** The judge of every start without `--iam`: a few lines that say what the policies say, in short. */
export function shortJudge(names: LocalNames, tagsOf: TagsOfKey): Judge {
  return (call) => {
    const { principal: caller, action, request } = call
    if (!caller) return refusal(caller, action, "*")
    switch (call.service) {
      case "dynamodb":
        return judgeDynamodb(names, caller, action, request)
      case "sts":
        return assumes(names, caller, new URLSearchParams(request as Record<string, string>))
      case "kms":
        return usesKey(caller, action, request, tagsOf(request))
      case "s3":
        return usesVault(caller, action, request)
      case "sqs":
      case "lambda":
      case "ses":
      case "cognito":
        // A consulate's session and headquarters' are for data alone.
        return caller.kind === "function" || caller.kind === "operator"
          ? { allow: true }
          : refusal(caller, `${call.service}:${action}`, "*")
      default:
        return call.service satisfies never
    }
  }
}

function assumes(names: LocalNames, caller: Caller, form: URLSearchParams): Verdict {
  const { tenant, ...others } = tagsOf(form)
  const [roleArn, name] = [form.get("RoleArn") ?? "", form.get("RoleSessionName")]
  const arnOf = (role: string) => `arn:aws:iam::${names.account}:role/${role}`
  const isFunction = caller.kind === "function" || caller.kind === "operator"
  const entered = [names.roles.consulate, ...Object.values(names.roles.errands)].map(arnOf)
  const asConsulate = entered.includes(roleArn) && tenant !== undefined && name === tenant
  const asHeadquarters = roleArn === arnOf(names.roles.headquarters) && tenant === undefined && name === "headquarters"
  const isTrusted = isFunction && Object.keys(others).length === 0 && (asConsulate || asHeadquarters)
  return isTrusted ? { allow: true } : refusal(caller, "sts:AssumeRole", roleArn)
}

/** Each chain's seals lie under its own name: put once, read by whoever it belongs to. */
function usesVault(caller: Caller, action: string, { Key, Prefix, IfNoneMatch }: S3Request): Verdict {
  const refused = refusal(caller, `s3:${action}`, Key ?? Prefix ?? "*")
  const own = caller.kind === "consulate" ? `${caller.tenant}/` : "headquarters/"
  if (caller.kind !== "operator" && !(Key ?? Prefix ?? "").startsWith(own)) return refused
  switch (action) {
    case "GetObject":
    case "ListObjectsV2":
      return { allow: true }
    case "PutObject":
      return IfNoneMatch === "*" && caller.kind !== "headquarters" ? { allow: true } : refused
    default:
      return refused
  }
}

const uses = new Set(["Encrypt", "Decrypt", "GenerateDataKey"])

/** A consulate's session uses the key of its tag in its own context; a function makes and unmakes keys, and uses none. */
function usesKey(
  caller: Caller,
  action: string,
  request: KmsRequest,
  tags: Record<string, string> | undefined,
): Verdict {
  const refused = refusal(caller, `kms:${action}`, request.KeyId ?? "*")
  switch (caller.kind) {
    case "consulate":
      if (tags?.tenant !== caller.tenant) return refused
      if (action === "DescribeKey") return { allow: true }
      return uses.has(action) && request.EncryptionContext?.tenant === caller.tenant ? { allow: true } : refused
    case "function":
    case "operator":
      return uses.has(action) ? refused : { allow: true }
    case "headquarters":
      return refused
    default:
      return caller satisfies never
  }
}
