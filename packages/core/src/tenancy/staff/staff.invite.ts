import { invitation, safe } from "@ventanilla/mail"
import { Audit } from "../../audit/audit/inside"
import { Act, verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { Identity } from "../../platform/identity"
import { Mailer } from "../../platform/mailer"
import { commit, prior, Replay, Store, Writes } from "../../platform/store"
import {
  createSecret,
  formatCapability,
  hashSecret,
  parseCapability,
  secretMatches,
} from "../../platform/util/capability"
import { Clock } from "../../platform/util/clock"
import { Config } from "../../platform/util/config"
import { createID } from "../../platform/util/id"
import { Tenant } from "../tenant/inside"
import { InvitationEntity, type InvitationRow, MemberEntity, type MemberRow } from "./staff.entity"
import { assertNotHeadquarters } from "./staff.gate"
import { AcceptInput, type InvitationInfo, InviteInput, LookInput } from "./staff.schema"

const days = 7

async function memberOf(identity: string): Promise<MemberRow | undefined> {
  const handle = await Store.registry()
  const { data } = await MemberEntity.get({ tenantID: Act.tenantID(), identity }).go({ ...handle, consistent: true })
  return data ?? undefined
}

/** A repeated request that was already carried out gets its first answer, before it could send a second mail. */
async function answerRepeat(): Promise<void> {
  const first = await prior()
  if (first) throw new Replay(first)
}

/**
 * Invites a colleague; also again, while the invitation is not accepted. The mail is sent first: what is recorded was
 * sent. A repeat after a failure sends a new link and never creates a second membership.
 */
export const invite = verb("staff.invite", InviteInput, async ({ email, role, language }) => {
  await answerRepeat()
  const tenantID = Act.tenantID()
  const { identity, needsPassword } = await Identity.ensure(email)
  await assertNotHeadquarters(identity, "email")
  const known = await memberOf(identity)
  if (known?.status === "active") throw new VisibleError("conflict", "already_member", "email")
  const staffID = known?.staffID ?? createID("staff")
  const secret = createSecret()
  const now = Clock.now()
  const endsAt = new Date(now.getTime() + days * 86_400_000).toISOString()
  const { names, timeZone, settings } = await Tenant.current()
  const message = invitation({
    language,
    ...Mailer.sender(names, settings.publicPhone),
    role: safe.role(role),
    account: needsPassword ? "new" : "existing",
    link: safe.link(`${Config.consoleUrl()}/join#${formatCapability(tenantID, staffID, secret)}`),
    expires: safe.date({ instant: endsAt, timeZone }),
  })
  await Mailer.send({ email, identity }, message, { tenantID, kind: "invitation" })
  const { table } = await Store.registry()
  const invitedAt = now.toISOString()
  const member = {
    tenantID,
    identity,
    staffID,
    email,
    role,
    status: "invited" as const,
    invitedAt,
    version: (known?.version ?? 0) + 1,
  }
  const link = { tenantID, staffID, identity, hash: hashSecret(secret), needsPassword, endsAt }
  const put = MemberEntity.put(member)
  return commit({
    writes: [
      Writes.put(
        known
          ? put.where(({ version }, { eq }) => eq(version, known.version)).params({ table })
          : put.where(({ staffID }, { notExists }) => notExists(staffID)).params({ table }),
      ),
      Writes.put(
        InvitationEntity.put({ ...link, expiresAt: Math.floor(now.getTime() / 1000) + 90 * 86_400 }).params({ table }),
      ),
    ],
    audit: await Audit.entry({ action: "staff.invited", subjects: [staffID] }),
    answer: { staffID },
  })
})

/** Runs as the consulate that the link names, once the link is verified. */
async function behind<T>(token: string, run: (found: InvitationRow) => Promise<T>): Promise<T> {
  const capability = parseCapability(token)
  if (!capability) throw new VisibleError("gone", "link_invalid")
  const { tenantID, recordID: staffID, secret } = capability
  // The tenant must exist before its role is assumed: an invented link costs one read.
  const tenant = await Tenant.asRegistry(() => Tenant.find(tenantID))
  const admits = tenant ? Tenant.admits(tenant.status) : "never"
  if (admits === "never") throw new VisibleError("gone", "link_invalid")
  if (admits === "not_now") throw new VisibleError("forbidden", "consulate_not_active")
  return Act.with({ type: "system", tenantID, job: "invitation" }, async () => {
    const handle = await Store.registry()
    const { data } = await InvitationEntity.get({ tenantID, staffID }).go({ ...handle, consistent: true })
    if (!data || !secretMatches(secret, data.hash)) throw new VisibleError("gone", "link_invalid")
    if (data.endsAt <= Clock.iso()) throw new VisibleError("gone", "link_expired")
    return run(data)
  })
}

const unused = (found: InvitationRow) => {
  if (found.usedAt) throw new VisibleError("gone", "link_used")
}

/** Asks the user pool again: an invitation never changes an existing password. */
const mustChoosePassword = async (found: InvitationRow, { email }: MemberRow): Promise<boolean> =>
  found.needsPassword && (await Identity.account(email)).needsPassword

/** What an invitation is for. Reading it changes nothing. */
export const look = verb("invitation.look", LookInput, async ({ token }): Promise<InvitationInfo> => {
  return behind(token, async (found) => {
    unused(found)
    const member = await memberOf(found.identity)
    if (!member) throw new VisibleError("gone", "link_invalid")
    const { names } = await Tenant.current()
    const needsPassword = await mustChoosePassword(found, member)
    return { office: names, role: member.role, needsPassword, expiresAt: found.endsAt }
  })
})

/** Accepts once: sets the password if the account needs one, then membership and link in one transaction. */
export const accept = verb("invitation.accept", AcceptInput, async ({ token, password }) => {
  return behind(token, async (found) => {
    await answerRepeat()
    unused(found)
    const member = await memberOf(found.identity)
    if (!member) throw new VisibleError("gone", "link_invalid")
    if (await mustChoosePassword(found, member)) {
      const strong = password !== undefined && Identity.isStrong(password)
      if (!strong || !(await Identity.setPassword(member.email, password))) {
        throw new VisibleError("validation", "password_weak", "password")
      }
    }
    const { table } = await Store.registry()
    const now = Clock.iso()
    return commit({
      writes: [
        Writes.replace(
          MemberEntity.put({ ...member, status: "active", joinedAt: now, version: member.version + 1 }),
          member.version,
          table,
        ),
        Writes.put(
          InvitationEntity.put({ ...found, usedAt: now })
            .where(({ hash, usedAt }, { eq, notExists }) => `${eq(hash, found.hash)} AND ${notExists(usedAt)}`)
            .params({ table }),
        ),
      ],
      audit: await Audit.entry({ action: "staff.joined", subjects: [member.staffID] }),
      answer: { accepted: true },
    })
  })
})
