import { BatchGetCommand, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb"
import * as z from "zod"
import { Act, type StaffActor } from "../actor"
import { VisibleError } from "../error"
import { Store } from "../store"
import { Tenant } from "../tenant"
import { TenantID } from "../tenant/tenant.schema"
import { Clock } from "../util/clock"
import { fn } from "../util/fn"
import { dutiesOf, fitnessOf, MemberEntity, type MemberRow } from "./staff.entity"
import type { SessionInfo } from "./staff.schema"

const notMember = () => new VisibleError("forbidden", "not_member")

const headquartersKey = (identity: string) => ({ pk: "headquarters", sk: `member#${identity}` })

/**
 * Who this identity is in this consulate, now: the membership, the consulate's state and that she is not headquarters in
 * one read, on every request.
 */
export async function actorFromMembership(identity: string, tenantID: string): Promise<StaffActor> {
  if (!TenantID.safeParse(tenantID).success) throw notMember()
  return Tenant.asRegistry(async () => {
    const { table, client } = await Store.registry()
    const pk = `tenant#${tenantID}`
    const Keys = [{ pk, sk: `member#${identity}` }, { pk, sk: "tenant" }, headquartersKey(identity)]
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys, ConsistentRead: true } } }),
    )
    if (UnprocessedKeys?.[table]) throw new VisibleError("unavailable", "unavailable")
    const rows = Responses?.[table] ?? []
    const member = rows.find((row) => row.pk === pk && row.sk !== "tenant") as MemberRow | undefined
    // Whoever is headquarters is no consulate's, however she came to be both.
    const isBoth = rows.some((row) => row.pk !== pk)
    if (member?.status !== "active" || isBoth) throw notMember()
    if (rows.find(({ sk }) => sk === "tenant")?.status !== "active")
      throw new VisibleError("forbidden", "consulate_not_active")
    const { staffID, role } = member
    return { type: "staff", tenantID, staffID, identity, role, duties: dutiesOf(member), fitness: fitnessOf(member) }
  })
}

export const isHeadquarters = (identity: string): Promise<boolean> =>
  Tenant.asRegistry(async () => {
    const { table, client } = await Store.registry()
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: headquartersKey(identity), ConsistentRead: true }),
    )
    return Item !== undefined
  })

/** Refuses whoever is headquarters: with an office of its own it would know what others counted. */
export async function assertNotHeadquarters(identity: string, field?: string): Promise<void> {
  if (await isHeadquarters(identity)) throw new VisibleError("conflict", "headquarters_not_staff", field)
}

/**
 * Makes somebody headquarters. The system only: an operator's task, never an API operation. Refuses (409) whoever is a
 * consulate's, or invited to one.
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
export async function session(): Promise<SessionInfo> {
  Act.assert("session.read")
  const actor = Act.use()
  if (actor.type !== "identity") throw new VisibleError("unauthenticated", "unauthenticated")
  const { identity } = actor
  const handle = await Store.registry()
  const [{ data }, headquarters] = await Promise.all([
    MemberEntity.query.ofIdentity({ identity }).go({ ...handle, pages: "all" }),
    isHeadquarters(identity),
  ])
  const active = headquarters ? [] : data.filter(({ status }) => status === "active")
  const memberships = await Promise.all(
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
}
