import { type Judge, shortJudge } from "./gateway/guard"
import type { Kms } from "./gateway/kms"
import type { Templates } from "./iam"
import type { LocalNames } from "./names"

/**
 * The synthesised templates: the product then runs with their environment as far as it is not local, and with keys of the
 * local KMS. Every request is judged by their policies, unless they are only to be `watched`.
 */
export type IamOptions = { templates: Templates; watched?: boolean }

/** With `--iam` only: without it neither the policies nor their simulator are loaded. */
export async function openPolicies(
  { templates, watched }: IamOptions,
  names: LocalNames,
  onDenied: (message: string) => void = () => {},
) {
  const [{ asksOf, factsOf, readPolicies, templateJudge }, { userPoolID }] = await Promise.all([
    import("./iam"),
    import("./cognito/backend"),
  ])
  const policies = readPolicies(templates, names, { "AWS::Cognito::UserPool": userPoolID })
  const { VENTANILLA_KEYS, VENTANILLA_MAIL_FROM, VENTANILLA_MAIL_CONFIGURATION_SET } =
    policies.functions[names.roles.of("api")] ?? {}
  if (!VENTANILLA_KEYS || !VENTANILLA_MAIL_FROM) throw new Error("The templates are of another stage")
  return {
    environment: {
      VENTANILLA_KEYS,
      VENTANILLA_MAIL_FROM,
      ...(VENTANILLA_MAIL_CONFIGURATION_SET ? { VENTANILLA_MAIL_CONFIGURATION_SET } : {}),
    },
    judge(kms: Kms): Judge {
      const facts = factsOf(policies, names, kms)
      const judge = watched ? shortJudge(names, (asked) => kms.keyOf(asked)?.tags) : templateJudge(facts, names, kms)
      return async (call) => {
        call.asks = asksOf(call, facts)
        const verdict = await judge(call)
        if (!verdict.allow) onDenied(verdict.message)
        return verdict
      }
    },
  }
}
