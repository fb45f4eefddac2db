import { BatchGetCommand, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb"
import * as z from "zod"
import { Act, type HeadquartersActor, type IdentityActor, type StaffActor, verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { fn } from "../../platform/util/fn"
import { nothing } from "../../platform/util/schema"
import { isOver, type Signin } from "../../platform/util/signin"
import { Tenant } from "../tenant/inside"
import { TenantID } from "../tenant/tenant.schema"
import { everywhere, here, type Place } from "./signin.keys"
import { dutiesOf, fitnessOf, MemberEntity, type MemberRow } from "./staff.entity"
import type { SessionInfo } from "./staff.schema"

const notMember = () => new VisibleError("forbidden", "not_member")

const headquartersKey = (identity: string): Place => ({ pk: "headquarters", sk: `member#${identity}` })

/** Rows of the registry in one read, in the order of their keys. */
async function rowsAt(keys: Place[]): Promise<(Record<string, unknown> | undefined)[]> {
  const { table, client } = await Store.registry()
  const { Responses, UnprocessedKeys } = await client.send(
    new BatchGetCommand({ RequestItems: { [table]: { Keys: keys, ConsistentRead: true } } }),
  )
  if (UnprocessedKeys?.[table]) throw new VisibleError("unavailable", "unavailable")
  return keys.map(({ pk, sk }) => Responses?.[table]?.find((row) => row.pk === pk && row.sk === sk))
}

function assertNotOver(signin: Signin, ...rows: (Record<string, unknown> | undefined)[]): void {
  if (isOver(signin, rows)) throw new VisibleError("unauthenticated", "signed_out")
}

/**
 * The staff actor for this account in this consulate, checked on every request in one read: the membership, the
 * consulate's state, that the account does not belong to headquarters, and that its sign-in was not ended.
 */
export async function actorFromMembership(signin: Signin, tenantID: string): Promise<StaffActor> {
  if (!TenantID.safeParse(tenantID).success) throw notMember()
  const { identity } = signin
  return Tenant.asRegistry(async () => {
    const pk = `tenant#${tenantID}`
    const keys = [
      { pk, sk: `member#${identity}` },
      { pk, sk: "tenant" },
      here(tenantID, identity),
      headquartersKey(identity),
      everywhere(identity),
    ]
    const [found, tenant, endedHere, headquarters, ended] = await rowsAt(keys)
    assertNotOver(signin, ended)
    const member = found as MemberRow | undefined
    // A member of headquarters belongs to no consulate, even if both rows exist.
    if (member?.status !== "active" || headquarters) throw notMember()
    if (tenant?.status !== "active") throw new VisibleError("forbidden", "consulate_not_active")
    assertNotOver(signin, tenant, endedHere)
    const { staffID, role } = member
    return { type: "staff", tenantID, staffID, identity, role, duties: dutiesOf(member), fitness: fitnessOf(member) }
  })
}

/** The actor for an account that is signed in but not inside a consulate or headquarters. */
export const actorFromIdentity = (signin: Signin): Promise<IdentityActor> =>
  Tenant.asRegistry(async () => {
    const { identity } = signin
    const [headquarters, ended] = await rowsAt([headquartersKey(identity), everywhere(identity)])
    assertNotOver(signin, ended)
    return { type: "identity", identity, headquarters: headquarters !== undefined }
  })

export async function actorFromHeadquarters(signin: Signin): Promise<HeadquartersActor> {
  const { identity, headquarters } = await actorFromIdentity(signin)
  if (!headquarters) throw new VisibleError("forbidden", "forbidden")
  return { type: "headquarters", identity }
}

export const isHeadquarters = (identity: string): Promise<boolean> =>
  Tenant.asRegistry(async () => {
    const { table, client } = await Store.registry()
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: headquartersKey(identity), ConsistentRead: true }),
    )
    return Item !== undefined
  })

/** Refuses members of headquarters: with an office of their own they could deduce what others counted. */
export async function assertNotHeadquarters(identity: string, field?: string): Promise<void> {
  if (await isHeadquarters(identity)) throw new VisibleError("conflict", "headquarters_not_staff", field)
}

/**
 * Registers a member of headquarters. System only: an operator's task, never an API operation. Refuses (409) members of
 * a consulate, and people invited to one.
 */
export const registerHeadquarters = fn(
  z.strictObject({ identity: z.string().min(1).max(128) }),
  async ({ identity }) => {
    if (Act.use().type !== "system") throw new VisibleError("forbidden", "forbidden")
    const { table, client } = await Store.registry()
    const { data } = await MemberEntity.query.ofIdentity({ identity }).go({ table, client, pages: "all" })
    if (data.length > 0) throw new VisibleError("conflict", "headquarters_not_staff")
    await client.send(new PutCommand({ TableName: table, Item: { ...headquartersKey(identity), since: Clock.iso() } }))
  },
)

/** Where the signed-in person may work. */
export const session = verb("session.read", nothing, async (): Promise<SessionInfo> => {
  const actor = Act.use()
  if (actor.type !== "identity") throw new VisibleError("unauthenticated", "unauthenticated")
  const { identity, headquarters } = actor
  const handle = await Store.registry()
  const { data } = await MemberEntity.query.ofIdentity({ identity }).go({ ...handle, pages: "all" })
  const active = headquarters ? [] : data.filter(({ status }) => status === "active")
  const memberships = await awaitAll(
    active.map(async ({ tenantID, staffID, role, areas, minors }) => {
      const tenant = await Tenant.find(tenantID)
      if (!tenant) return undefined
      const { names: office, timeZone, status } = tenant
      return { tenantID, staffID, office, role, duties: dutiesOf({ areas, minors }), timeZone, status }
    }),
  )
  return {
    identity,
    headquarters,
    memberships: memberships.filter((membership) => membership !== undefined),
    now: Clock.iso(),
  }
})
