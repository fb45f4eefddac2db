import { VisibleError } from "@ventanilla/core/error"
import { Act } from "@ventanilla/core/platform/actor"
import type { Signin } from "@ventanilla/core/util/signin"
import type { Context, MiddlewareHandler } from "hono"
import type { Env } from "./env"

/** The sign-in of the bearer token, or 401. Whether that sign-in was ended is decided later. */
async function signinOf(c: Context<Env>): Promise<Signin> {
  const token = /^Bearer ([A-Za-z0-9._~+/=-]+)$/.exec(c.req.header("authorization") ?? "")?.[1]
  if (!token) throw new VisibleError("unauthenticated", "unauthenticated")
  const { verify } = await import("./verify")
  return verify(token)
}

export const asPublic: MiddlewareHandler<Env> = (_, next) => Act.with({ type: "public" }, next)

export const asIdentity: MiddlewareHandler<Env> = async (c, next) => {
  const signin = await signinOf(c)
  const Staff = await import("@ventanilla/core/tenancy/staff")
  await Act.with(await Staff.actorFromIdentity(signin), next)
}

export const asHeadquarters: MiddlewareHandler<Env> = async (c, next) => {
  const signin = await signinOf(c)
  const Staff = await import("@ventanilla/core/tenancy/staff")
  await Act.with(await Staff.actorFromHeadquarters(signin), next)
}

/** The header names the consulate; the membership row, read on every request, decides. */
export const asStaff: MiddlewareHandler<Env> = async (c, next) => {
  const signin = await signinOf(c)
  const tenantID = c.req.header("ventanilla-consulate")
  if (!tenantID) throw new VisibleError("validation", "consulate_required")
  const Staff = await import("@ventanilla/core/tenancy/staff")
  const actor = await Staff.actorFromMembership(signin, tenantID)
  c.set("tenantID", actor.tenantID)
  await Act.with(actor, next)
}

/**
 * A partner has no account: the capability from its mail, which lives in the URL's fragment, is the whole credential.
 */
export const asPartner: MiddlewareHandler<Env> = async (c, next) => {
  const token = /^Capability ([A-Za-z0-9_.-]+)$/.exec(c.req.header("authorization") ?? "")?.[1]
  if (!token) throw new VisibleError("unauthenticated", "link_invalid")
  const Grant = await import("@ventanilla/core/partners/grant")
  const actor = await Grant.actorFromGrant(token)
  c.set("tenantID", actor.tenantID)
  await Act.with(actor, next)
}
