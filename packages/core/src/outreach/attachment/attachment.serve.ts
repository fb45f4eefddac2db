import { Audit } from "../../audit/audit/inside"
import { Act, verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit, Store, Writes } from "../../platform/store"
import { createSecret, formatCapability, hashSecret, parseCapability } from "../../platform/util/capability"
import { Clock } from "../../platform/util/clock"
import { Config } from "../../platform/util/config"
import { fn } from "../../platform/util/fn"
import { Tenant } from "../../tenancy/tenant/inside"
import { DownloadTokenEntity } from "./attachment.entity"
import { assertMay } from "./attachment.owner"
import { assembled, row } from "./attachment.row"
import { downloadTokenSeconds } from "./attachment.rules"
import { extensions, FromIDInput, ServeInput } from "./attachment.schema"

/**
 * A token that downloads one file once within a minute, from an origin that has no session, no console and no API. The
 * secret is in this answer only: repeating the request gives another token.
 */
export const createDownloadToken = verb("attachment.leave", FromIDInput, async ({ attachmentID }) => {
  const found = await row(attachmentID)
  assertMay("reads", found.owner)
  if (found.status !== "kept") throw new VisibleError("conflict", "file_wrong_state")
  const { table } = await Store.consulate()
  const secret = createSecret()
  const until = Clock.now().getTime() + downloadTokenSeconds * 1000
  const endsAt = new Date(until).toISOString()
  const kept = { attachmentID, hash: hashSecret(secret), endsAt, expiresAt: Math.floor(until / 1000) + 3600 }
  await commit({
    writes: [Writes.put(DownloadTokenEntity.create(kept).params({ table }))],
    audit: await Audit.entry({ action: "attachment.leave", subjects: [attachmentID, found.ownerID] }),
    answer: { attachmentID },
    remembered: false,
  })
  return { url: Config.filesUrl(), token: formatCapability(Act.tenantID(), attachmentID, secret), endsAt }
})

const invalid = () => new VisibleError("not_found", "link_invalid")

/** The file that a download token opens. The token is used up before the first byte is sent. */
export const serve = fn(ServeInput, async ({ token }) => {
  const capability = parseCapability(token)
  if (!capability) throw invalid()
  const { tenantID, recordID: attachmentID, secret } = capability
  const tenant = await Act.with({ type: "system", job: "files" }, () => Tenant.find(tenantID))
  if (tenant?.status !== "active") throw invalid()
  return Act.with({ type: "system", job: "files", tenantID }, async () => {
    const handle = await Store.consulate()
    const hash = hashSecret(secret)
    const { data } = await DownloadTokenEntity.get({ attachmentID, hash }).go({ ...handle, consistent: true })
    if (!data) throw invalid()
    if (data.usedAt) throw new VisibleError("gone", "link_used")
    if (data.endsAt <= Clock.iso()) throw new VisibleError("gone", "link_expired")
    const found = await row(attachmentID)
    if (found.status !== "kept") throw invalid()
    const used = DownloadTokenEntity.put({ ...data, usedAt: Clock.iso() }).where(
      ({ usedAt, endsAt }, { notExists, exists }) => `${notExists(usedAt)} AND ${exists(endsAt)}`,
    )
    await commit({
      writes: [Writes.put(used.params({ table: handle.table }))],
      audit: await Audit.entry({ action: "attachment.served", subjects: [attachmentID, found.ownerID] }),
      answer: { attachmentID },
      remembered: false,
    })
    const bytes = await assembled(found)
    const day = (found.keptAt ?? found.createdAt).slice(0, 10)
    return { bytes, type: found.type, name: `${found.purpose}-${day}.${extensions[found.type][0]}` }
  })
})
