import { Act, verb } from "../../platform/actor"
import { conduct as text } from "../../platform/data/conduct"
import { VisibleError } from "../../platform/error"
import { retrying, Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { nothing } from "../../platform/util/schema"
import { Tenant } from "../tenant/inside"
import { fitnessOf, MemberEntity, type MemberRow } from "./staff.entity"
import { type ConductInfo, SignInput } from "./staff.schema"
import { rewrite } from "./staff.write"

async function mine(): Promise<MemberRow> {
  const { tenantID, identity } = Act.staff()
  const handle = await Store.registry()
  const { data } = await MemberEntity.get({ tenantID, identity }).go({ ...handle, consistent: true })
  if (!data) throw new VisibleError("forbidden", "not_member")
  return data
}

/** The current code of conduct, and what the actor has signed of it and when. */
export const conduct = verb("conduct.read", nothing, async (): Promise<ConductInfo> => {
  const [found, { settings }] = await awaitAll([mine(), Tenant.current()])
  const { version, confidence, source, articles } = text
  return {
    version,
    confidence,
    source,
    articles: [...articles],
    required: settings.requireCode,
    courseRequired: settings.requireCourse,
    fitness: fitnessOf(found),
  }
})

/**
 * Signs the code of conduct for the actor. `version` is the one that was read: another version cannot be signed unread.
 */
export const sign = verb("conduct.sign", SignInput, async ({ version }) => {
  if (version !== text.version) throw new VisibleError("conflict", "code_changed")
  return retrying(async () => {
    const found = await mine()
    const signed = { ...found, codeVersion: version, codeSignedAt: Clock.iso() }
    return rewrite(found, signed, "conduct.signed", { staffID: found.staffID, version })
  })
})
