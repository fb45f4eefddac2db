import { VisibleError } from "../error"
import { createContext } from "../util/context"
import { Log } from "../util/log"
import type { Actor, Part, PartnerActor, StaffActor } from "./actor.schema"
import { type Audience, allows, type Permission, partOf } from "./permissions"

const context = createContext<Actor>("actor")

/** The acting person or system. Throws when no handler set an actor. */
export const use = context.use
export const peek = context.peek

/** Runs `run` as `actor`; called by handlers and nowhere else. */
const enter = context.with

export { enter as with }

export const audienceOf = (actor: Actor): Audience | undefined => {
  switch (actor.type) {
    case "staff":
      return actor.role
    case "headquarters":
    case "partner":
    case "identity":
    case "public":
      return actor.type
    case "system":
      return undefined
    default:
      return actor satisfies never
  }
}

/** Refuses unless the permission table lets this actor do it; the system's own jobs may call whatever staff may. */
export function assert(permission: Permission): void {
  const actor = use()
  if (actor.type === "system") return
  const audience = audienceOf(actor)
  if (audience && allows(permission, audience)) return
  if (actor.type === "public") throw new VisibleError("unauthenticated", "unauthenticated")
  throw new VisibleError("forbidden", "forbidden")
}

/** May the actor do this? For decisions that depend on more than the permission table. */
export function may(permission: Permission): boolean {
  const actor = use()
  if (actor.type === "system") return true
  const audience = audienceOf(actor)
  return audience !== undefined && allows(permission, audience)
}

/** The operation under way, by its permission. */
export const doing = createContext<Permission>("operation")

/**
 * The part of a case file that the operation under way is about, as the permission table says it. Throws when the table
 * says that it is about none.
 */
export function part(): Part {
  const permission = doing.peek()
  if (!permission) return "file"
  const found = partOf(permission)
  if (!found) throw new Error(`${permission} enters a case file: say which part of it in the permission table`)
  return found
}

/** The consulate of the actor, or undefined for headquarters and the public. */
export function tenantOf(actor: Actor = use()): string | undefined {
  switch (actor.type) {
    case "staff":
    case "partner":
      return actor.tenantID
    case "system":
      return actor.tenantID
    case "headquarters":
    case "public":
    case "identity":
      return undefined
    default:
      return actor satisfies never
  }
}

Log.carry(() => {
  const actor = peek()
  const tenantID = actor && tenantOf(actor)
  return tenantID ? { tenantID } : {}
})

export function tenantID(): string {
  const id = tenantOf()
  if (!id) throw new VisibleError("forbidden", "consulate_required")
  return id
}

export function staff(): StaffActor {
  const actor = use()
  if (actor.type !== "staff") throw new VisibleError("forbidden", "forbidden")
  return actor
}

export function partner(): PartnerActor {
  const actor = use()
  if (actor.type !== "partner") throw new VisibleError("forbidden", "forbidden")
  return actor
}

/** The actor as recorded in audit entries and timelines: a kind and an id, never a name. */
export function label(actor: Actor = use()): { type: Actor["type"]; id: string; role?: string } {
  switch (actor.type) {
    case "staff":
      return { type: "staff", id: actor.staffID, role: actor.role }
    case "headquarters":
    case "identity":
      return { type: actor.type, id: actor.identity }
    case "partner":
      return { type: "partner", id: actor.mailboxID }
    case "system":
      return { type: "system", id: actor.job }
    case "public":
      return { type: "public", id: "public" }
    default:
      return actor satisfies never
  }
}

export type { Actor } from "./actor.schema"
