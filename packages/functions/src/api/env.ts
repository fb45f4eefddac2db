import type { Language } from "@ventanilla/core/util/request"

export type Env = { Variables: { requestID: string; language: Language } }
