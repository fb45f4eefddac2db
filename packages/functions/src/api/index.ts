import { VisibleError } from "@ventanilla/core/error"
import { Hono } from "hono"
import { bodyLimit } from "hono/body-limit"
import { edge, idempotency } from "./edge"
import { asHeadquarters, asIdentity, asPartner, asPublic, asStaff } from "./enter"
import type { Env } from "./env"
import { onError, problem } from "./problem"

const api = new Hono<Env>()
  .basePath("/api")
  .use(edge)
  .use(
    bodyLimit({
      maxSize: 256 * 1024,
      onError: () => {
        throw new VisibleError("too_large", "body_too_large")
      },
    }),
  )
  .use(idempotency)

api.notFound((c) => problem(c, "not_found", "not_found"))
api.onError(onError)
export const app = api
export type Api = typeof api
export { asHeadquarters, asIdentity, asPartner, asPublic, asStaff }
