import { randomUUID } from "node:crypto"
import type { ServerResponse } from "node:http"
import { answer } from "./http"
import type { Caller, Verdict } from "./policy"
import type { Sessions } from "./sessions"

const longest = 3600
const escaped = (value: string) => value.replace(/[<&>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
const namespace = `xmlns="https://sts.amazonaws.com/doc/2011-06-15/"`

/** The session tags of an AssumeRole form: `Tags.member.N.Key` and `.Value`. */
export function tagsOf(form: URLSearchParams): Record<string, string> {
  const tags: Record<string, string> = {}
  for (const [name, key] of form) {
    const position = name.match(/^Tags\.member\.(\d+)\.Key$/)?.[1]
    if (position) tags[key] = form.get(`Tags.member.${position}.Value`) ?? ""
  }
  return tags
}

/** AssumeRole, once it was judged: a role that enters a consulate, under the session tag `tenant` (an operator: custody of it), or headquarters' role. */
export function assumeRole(
  response: ServerResponse,
  { form, caller, verdict }: { form: URLSearchParams; caller: Caller | undefined; verdict: Verdict },
  sessions: Sessions,
) {
  if (!verdict.allow) return refuseForm(response, "AccessDenied", verdict.message)
  const { tenant } = tagsOf(form)
  const name = form.get("RoleSessionName") ?? ""
  const roleArn = form.get("RoleArn") ?? ""
  const seconds = Math.min(longest, Number(form.get("DurationSeconds") ?? longest) || longest)
  const custody = caller?.kind === "operator" ? { custody: true as const } : {}
  const given = sessions.issue({
    ...(tenant ? { tenant, ...custody } : {}),
    role: roleArn.split("/").at(-1) ?? "",
    name,
    seconds,
  })
  answer(
    response,
    200,
    "text/xml",
    `<AssumeRoleResponse ${namespace}><AssumeRoleResult><AssumedRoleUser><AssumedRoleId>AROALOCAL:${escaped(name)}</AssumedRoleId>` +
      `<Arn>${escaped(roleArn.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/"))}/${escaped(name)}</Arn></AssumedRoleUser>` +
      `<Credentials><AccessKeyId>${given.accessKeyId}</AccessKeyId><SecretAccessKey>${given.secretAccessKey}</SecretAccessKey>` +
      `<SessionToken>${given.sessionToken}</SessionToken><Expiration>${given.expiration.toISOString()}</Expiration></Credentials>` +
      `</AssumeRoleResult><ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></AssumeRoleResponse>`,
  )
}

export function refuseForm(response: ServerResponse, code: string, message: string, status = 403) {
  const type = status < 500 ? "Sender" : "Receiver"
  answer(
    response,
    status,
    "text/xml",
    `<ErrorResponse ${namespace}><Error><Type>${type}</Type><Code>${code}</Code><Message>${escaped(message)}</Message></Error>` +
      `<RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
  )
}
