import { createContext } from "./context"

export type Language = "es" | "en"

/**
 * What a handler knows of the request it serves. `idempotency` is present on every POST: the sender's key, and the
 * whole request. Both are secrets, and live only as long as the request.
 */
export type RequestInfo = {
  requestID: string
  language: Language
  idempotency?: { key: string; said: string }
}

export const Request = createContext<RequestInfo>("request")
