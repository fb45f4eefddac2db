import { type DynamoRequest, type Touch, touches } from "./touches"

/** A role's session, with the access key that it signed by. */
type Session = { arn: string; role: string; credential: string }
/** Who calls: a function's own role, a consulate's session or headquarters' that it assumed, or an operator of this machine. */
export type Caller =
  | ({ kind: "function" | "headquarters" | "operator" } & Session)
  | ({ kind: "consulate"; tenant: string } & Session)
export type Names = { region: string; account: string; registry: string; consulatePrefix: string }
export type Verdict = { allow: true } | { allow: false; message: string }

const allowed: Verdict = { allow: true }

/**
 * What IAM would say of this request on AWS, in short: by who calls, and not by which function. Pure; the gateway asks it
 * before DynamoDB sees anything. With `--iam` the synthesised policies are asked instead.
 */
export function judge(names: Names, caller: Caller, operation: string, request: DynamoRequest): Verdict {
  const reached = touches(operation, request)
  if (!reached || reached.length === 0) return refusal(names, caller, { action: operation, table: "*" })
  const refused = reached.find((touch) => !permits(names, caller, touch))
  return refused ? refusal(names, caller, refused) : allowed
}

function permits(names: Names, caller: Caller, touch: Touch): boolean {
  if (changesAudit(touch)) return false
  switch (caller.kind) {
    case "function":
    case "operator":
      return permitsFunction(names, touch)
    case "headquarters":
      return touch.table === names.registry && !touch.control
    case "consulate":
      return permitsConsulate(names, caller.tenant, touch)
    default:
      return caller satisfies never
  }
}

// An audit entry and a seal are written once; nobody, whatever their role, amends or removes them.
const changesAudit = (touch: Touch) =>
  (touch.action === "UpdateItem" || touch.action === "DeleteItem") && /^(audit|seal)#/.test(touch.key ?? "")

/** The registry's items, and the making and unmaking of consulate tables: never what is in them. */
function permitsFunction(names: Names, touch: Touch): boolean {
  if (touch.table === names.registry) return !touch.control || touch.action.startsWith("Describe")
  return touch.control === true && touch.table.startsWith(names.consulatePrefix)
}

/** Its own table's items, and of the registry the one partition that is its own (`dynamodb:LeadingKeys`). */
function permitsConsulate(names: Names, tenant: string, touch: Touch): boolean {
  if (touch.control) return false
  const own = `${names.consulatePrefix}${tenant}`
  if (touch.table === own || touch.table === `${own}.b`) return true
  // A scan and an index name no partition of the table, so they have no key here and are refused.
  return (
    touch.table === names.registry && [`tenant#${tenant}`, `seal#${tenant}`, `hsds#${tenant}`].includes(touch.key ?? "")
  )
}

function refusal(names: Names, caller: Caller, touch: Touch): Verdict {
  const resource = `arn:aws:dynamodb:${names.region}:${names.account}:table/${touch.table}${touch.index ? `/index/${touch.index}` : ""}`
  const action = `dynamodb:${touch.action}`
  return {
    allow: false,
    message: `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
  }
}
