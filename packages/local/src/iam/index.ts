import { type Judge as GatewayJudge, refusal, shortJudge } from "../gateway/guard"
import type { Kms } from "../gateway/kms"
import type { Caller } from "../gateway/policy"
import type { Call } from "../gateway/recorder"
import type { LocalNames } from "../names"
import { asksOf, type Facts } from "./asks"
import { createJudge, type Principal } from "./judge"
import type { Policies } from "./policies"

export { type Ask, asksOf, type Facts } from "./asks"
export { createJudge, type Judge, type Judgement, type Memory, nameOf, type Principal } from "./judge"
export { type Document, type Policies, type Role, readPolicies, type Statement } from "./policies"
export type { Template, Templates } from "./templates"

/** Whose role signed, as STS would say it. */
export const principalOf = (caller: Caller): Principal => ({
  role: caller.role,
  session: caller.arn.split("/").at(-1) ?? "",
  tags: caller.kind === "consulate" ? { tenant: caller.tenant } : {},
})

/** What policies see of this cloud's keys. */
export function factsOf(policies: Policies, names: LocalNames, kms: Kms): Facts {
  return {
    policies,
    keyOf: kms.keyOf,
    // Either of a consulate's two tables lies under its one key.
    keyOfTable: (table) =>
      kms.keyOf({ KeyId: names.aliasOf(table.slice(names.consulatePrefix.length).split(".")[0] ?? "") }),
  }
}

/**
 * The judge of `--iam`: every request of a function, of a consulate's session and of headquarters' is put to the synthesised
 * policies, an operator's custody of a consulate as well. Their own role, of whoever runs this machine, is judged in short.
 */
export function templateJudge(facts: Facts, names: LocalNames, kms: Kms): GatewayJudge {
  const judge = createJudge(facts.policies)
  const short = shortJudge(names, (asked) => kms.keyOf(asked)?.tags)
  return async (call: Call) => {
    const caller = call.principal
    if (!caller || caller.kind === "operator") return short(call)
    const { asks = asksOf(call, facts) } = call
    if (asks.length === 0 && call.service !== "kms") return refusal(caller, `${call.service}:${call.action}`, "*")
    for (const ask of asks) {
      const { allowed, explicit, by } = await judge(principalOf(caller), ask)
      if (allowed) continue
      const { message } = refusal(caller, ask.action, ask.resource) as { message: string }
      const why = explicit
        ? `with an explicit deny in ${by.join(", ")}`
        : `because no identity-based policy allows the ${ask.action} action`
      return { allow: false, message: `${message} ${why}` }
    }
    return { allow: true }
  }
}
