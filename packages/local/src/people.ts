import { randomUUID } from "node:crypto"

/** Who sends a request: a person with a session, a partner with the secret of a mailed link, or nobody. */
export type Who = { token?: string; consulate?: string; capability?: string; language?: "es" | "en" }

/** A request to the product's API: a POST where there is a body, with an idempotency key of its own unless `key` is given. */
export function requestOf(who: Who, body?: string, key: string = randomUUID()) {
  const { token, capability, consulate, language = "es" } = who
  return {
    method: body === undefined ? ("GET" as const) : ("POST" as const),
    headers: {
      "accept-language": language,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(capability ? { authorization: `Capability ${capability}` } : {}),
      ...(consulate ? { "ventanilla-consulate": consulate } : {}),
      ...(body === undefined ? {} : { "content-type": "application/json", "idempotency-key": key }),
    },
    ...(body === undefined ? {} : { body }),
  }
}

/** The secret in a mail: what follows the `#` of its link. */
export const capabilityIn = (text: string | undefined): string | undefined =>
  /#([A-Za-z0-9_.-]{60,})/.exec(text ?? "")?.[1]

/** What headquarters sends to onboard an office of its list. */
export function onboarding(office: Record<string, unknown>, coordinatorEmail: string) {
  const { code, names, country, state, timeZone } = office
  return { officeCode: code, names, country, state, timeZone, languages: ["es", "en"], coordinatorEmail }
}
