import type { Permission } from "@ventanilla/core/platform/actor"
import type { Language } from "@ventanilla/core/util/request"

/** `permission` and `tenantID` are set once the operation and its actor are known. */
export type Env = {
  Variables: { requestID: string; language: Language; permission?: Permission; tenantID?: string }
}
