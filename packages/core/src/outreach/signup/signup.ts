import { Audit } from "../../audit/audit/inside"
import { verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit, Lists, retrying, Store, type Write, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import type { Page } from "../../platform/util/schema"
import { Vault } from "../../platform/vault"
import { Outreach } from "../outreach/inside"
import { SeatsEntity, SignupEntity, type SignupRow } from "./signup.entity"
import * as Rules from "./signup.rules"
import { AddInput, type Info, ListInput, type Place, RemoveInput, type Seats } from "./signup.schema"

type Who = { name: string; reach: string; language: Info["language"] }

/** Signs somebody up for a course; answers whether she has a seat or waits for one. */
export const add = verb("signup.add", AddInput, ({ outreachID, ...who }) => {
  return retrying(async () => {
    const { table } = await Store.consulate()
    const course = await Outreach.infoOf(outreachID)
    const seats = await seatsOf(outreachID)
    const { place, ...next } = Rules.admit(course, seats, Clock.iso())
    const signupID = createID("signup")
    const made = {
      ...{ signupID, outreachID, status: place },
      sealed: await Vault.seal(signupID, who),
      createdAt: Clock.iso(),
      expiresAt: Rules.expiryOf(course),
      version: 1,
    }
    return commit({
      writes: [Writes.put(SignupEntity.create(made).params({ table })), await seats.write(next)],
      audit: await Audit.entry({ action: "signup.added", subjects: [signupID, outreachID] }),
      answer: { signupID, place },
    })
  })
})

/** She cannot come, or does not want to be on the list: her data is deleted at once, and the next who waits moves up. */
export const remove = verb("signup.remove", RemoveInput, ({ signupID }) => {
  return retrying(async () => {
    const found = await row(signupID)
    const { outreachID } = found
    const course = await Outreach.infoOf(outreachID)
    const seats = await seatsOf(outreachID)
    const { promotes, ...next } = Rules.leave(course, seats, found.status)
    const first = promotes ? (await live(outreachID)).find(({ status }) => status === "waiting") : undefined
    const now = Math.floor(Clock.now().getTime() / 1000)
    return commit({
      writes: [
        await replace(found, { ...found, status: "removed", sealed: undefined, expiresAt: now }),
        ...(first ? [await replace(first, { ...first, status: "seat" })] : []),
        await seats.write(next),
      ],
      audit: await Audit.entry({
        action: "signup.removed",
        subjects: [signupID, outreachID, ...(first ? [first.signupID] : [])],
      }),
      answer: { signupID, promoted: first?.signupID ?? null },
    })
  })
})

/** Who signed up, in order. The read is audited. */
export const list = verb(
  "signup.list",
  ListInput,
  async ({ outreachID, cursor, limit }): Promise<Page<Info> & Seats> => {
    const { seats } = await Outreach.infoOf(outreachID)
    await Audit.read({ action: "signup.listed", subjects: [outreachID] })
    const handle = await Store.consulate()
    const result = await Lists.page({ cursor, limit }, (at) =>
      SignupEntity.query.byOutreach({ outreachID }).go({ ...handle, ...at, order: "asc" }),
    )
    const { taken, waiting } = await seatsOf(outreachID)
    const items = await awaitAll(result.data.flatMap((one) => (isLive(one) ? [opened(one)] : [])))
    return { items, cursor: result.cursor, seats: seats ?? 0, taken, waiting }
  },
)

type Live = SignupRow & { status: Place; sealed: string }
const isLive = (found: SignupRow): found is Live =>
  found.status !== "removed" && found.sealed !== undefined && found.expiresAt * 1000 > Clock.now().getTime()

async function opened({ signupID, outreachID, status, sealed, createdAt }: Live): Promise<Info> {
  return { signupID, outreachID, status, createdAt, ...(await Vault.open<Who>(signupID, sealed)) }
}

async function row(signupID: string): Promise<Live> {
  const handle = await Store.consulate()
  const { data } = await SignupEntity.get({ signupID }).go({ ...handle, consistent: true })
  if (!data || !isLive(data)) throw new VisibleError("not_found", "not_found")
  return data
}

async function live(outreachID: string): Promise<Live[]> {
  const handle = await Store.consulate()
  const { data } = await SignupEntity.query.byOutreach({ outreachID }).go({ ...handle, pages: "all", order: "asc" })
  return data.filter(isLive)
}

async function replace(found: SignupRow, next: Omit<SignupRow, "sealed"> & { sealed?: string | undefined }) {
  const { table } = await Store.consulate()
  const put = SignupEntity.put(omitNil({ ...next, version: found.version + 1 }) as SignupRow)
  return Writes.put(put.where(({ version }, { eq }) => eq(version, found.version)).params({ table }))
}

/** How full a course is, and the write that changes it unless it was changed meanwhile. */
async function seatsOf(outreachID: string) {
  const handle = await Store.consulate()
  const { data } = await SeatsEntity.get({ outreachID }).go({ ...handle, consistent: true })
  const write = async (next: { taken: number; waiting: number }): Promise<Write> => {
    const item = { outreachID, ...next, version: (data?.version ?? 0) + 1 }
    return Writes.put(
      data
        ? SeatsEntity.put(item)
            .where(({ version }, { eq }) => eq(version, data.version))
            .params(handle)
        : SeatsEntity.create(item).params(handle),
    )
  }
  return { taken: data?.taken ?? 0, waiting: data?.waiting ?? 0, write }
}
