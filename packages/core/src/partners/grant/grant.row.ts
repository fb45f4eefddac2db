import { PutCommand } from "@aws-sdk/lib-dynamodb"
import { Act } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { Store, type Write, Writes } from "../../platform/store"
import { createSecret, formatCapability, hashSecret } from "../../platform/util/capability"
import { Clock } from "../../platform/util/clock"
import { Config } from "../../platform/util/config"
import { createID } from "../../platform/util/id"
import type { Mailbox } from "../alliance/alliance.schema"
import { GrantEntity, type GrantRow } from "./grant.entity"
import { linkDays } from "./grant.rules"

export async function find(grantID: string): Promise<GrantRow | null> {
  const handle = await Store.consulate()
  const { data } = await GrantEntity.get({ grantID }).go({ ...handle, consistent: true })
  return data
}

export async function existing(grantID: string): Promise<GrantRow> {
  const found = await find(grantID)
  if (!found) throw new VisibleError("unauthenticated", "link_invalid")
  return found
}

/** A new link to a mailbox's page, which shows what was sent up to `digestAt`. Only its hash is kept. */
export async function make(
  { mailboxID, organizationID, linksClosedAt }: Mailbox,
  digestAt: string,
): Promise<{ link: string; endsAt: string }> {
  const { table, client } = await Store.consulate()
  const grantID = createID("grant")
  const secret = createSecret()
  // A link made at the very instant when the earlier ones were closed must not count as one of them.
  const now = Math.max(Clock.now().getTime(), linksClosedAt ? Date.parse(linksClosedAt) + 1 : 0)
  const endsAt = new Date(now + linkDays * 86_400_000).toISOString()
  const params = GrantEntity.create({
    ...{ grantID, mailboxID, organizationID, digestAt, endsAt },
    hash: hashSecret(secret),
    createdAt: new Date(now).toISOString(),
    expiresAt: Math.floor(now / 1000) + (linkDays + 30) * 86_400,
  }).params({ table })
  await client.send(new PutCommand(params as ConstructorParameters<typeof PutCommand>[0]))
  return { endsAt, link: `${Config.consoleUrl()}/p#${formatCapability(Act.tenantID(), grantID, secret)}` }
}

/** The row's change, unless another code ran out of attempts meanwhile. */
export async function writeExhausted(found: GrantRow, change: Partial<GrantRow>): Promise<Write> {
  const { table } = await Store.consulate()
  return Writes.put(
    GrantEntity.put({ ...found, ...change })
      .where(({ exhausted, grantID }, { eq, notExists, exists }) =>
        found.exhausted === undefined
          ? `${exists(grantID)} AND ${notExists(exhausted)}`
          : eq(exhausted, found.exhausted),
      )
      .params({ table }),
  )
}
