import { Act } from "@ventanilla/core/actor"
import { VisibleError } from "@ventanilla/core/error"
import type { Context, MiddlewareHandler } from "hono"
import type { Env } from "./env"

/** Reads the bearer's identity (the token's `sub`) or refuses with 401. */
async function identityOf(c: Context<Env>): Promise<string> {
  const token = /^Bearer ([A-Za-z0-9._~+/=-]+)$/.exec(c.req.header("authorization") ?? "")?.[1]
  if (!token) throw new VisibleError("unauthenticated", "unauthenticated")
  const { verify } = await import("./verify")
  return verify(token)
}

export const asPublic: MiddlewareHandler<Env> = (_, next) => Act.with({ type: "public" }, next)

export const asIdentity: MiddlewareHandler<Env> = async (c, next) => {
  const identity = await identityOf(c)
  await Act.with({ type: "identity", identity }, next)
}

export const asHeadquarters: MiddlewareHandler<Env> = async (c, next) => {
  const identity = await identityOf(c)
  const { Staff } = await import("@ventanilla/core/staff")
  if (!(await Staff.isHeadquarters(identity))) throw new VisibleError("forbidden", "forbidden")
  await Act.with({ type: "headquarters", identity }, next)
}

/** The header names the consulate; the membership row, read on every request, decides. */
export const asStaff: MiddlewareHandler<Env> = async (c, next) => {
  const identity = await identityOf(c)
  const tenantID = c.req.header("ventanilla-consulate")
  if (!tenantID) throw new VisibleError("validation", "consulate_required")
  const { Staff } = await import("@ventanilla/core/staff")
  const actor = await Staff.actorFromMembership(identity, tenantID)
  c.set("tenantID", actor.tenantID)
  await Act.with(actor, next)
}

/** A partner has no account: the capability out of its mail, which lives in the URL's fragment, is the whole credential. */
export const asPartner: MiddlewareHandler<Env> = async (c, next) => {
  const token = /^Capability ([A-Za-z0-9_.-]+)$/.exec(c.req.header("authorization") ?? "")?.[1]
  if (!token) throw new VisibleError("unauthenticated", "link_invalid")
  const { Grant } = await import("@ventanilla/core/grant")
  const actor = await Grant.actorFromGrant(token)
  c.set("tenantID", actor.tenantID)
  await Act.with(actor, next)
}
