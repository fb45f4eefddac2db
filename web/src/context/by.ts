import { domain } from "../i18n/domain"

const kinds = ["staff", "partner", "system", "headquarters", "public", "identity"] as const

/** "staff:stf_…" as text: who did it, by the account's name where the reader may see it. Never a woman's name. */
export function byWhom(by: string, accounts?: ReadonlyMap<string, string>): string {
  const [kind, id] = by.includes(":") ? (by.split(":", 2) as [string, string]) : [guess(by), by]
  const account = accounts?.get(id)
  if (account) return account
  const known = kinds.find((one) => one === kind)
  return known ? domain(`by.${known}`) : domain("by.system")
}

const prefixes: Record<string, string> = { stf: "staff", mbx: "partner" }
const guess = (id: string) => prefixes[id.slice(0, 3)] ?? "system"
