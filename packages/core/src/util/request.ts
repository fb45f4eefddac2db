import { createContext } from "./context"

export type Language = "es" | "en"

/** What a door knows of the request it serves. `idempotency` is present on every POST. */
export type RequestInfo = {
  requestID: string
  language: Language
  idempotency?: { key: string; fingerprint: string }
}

export const Request = createContext<RequestInfo>("request")
