import type { Info } from "@ventanilla/core/outreach/outreach/schema"
import { createSignal } from "solid-js"
import { newKey, Problem, send } from "../api"
import { ofThisDevice } from "../context/drafts"
import { can } from "../context/nav"
import { deleteOfflineDatabase, memberOf, offlineState, tagOf } from "../context/offline"
import { choose, loadSession, membership, session } from "../context/session"
import { now, serverNow } from "../context/time"
import { tokens } from "../context/tokens"
import { empty, reportOf, type Tally } from "./count.rules"
import type { Activity, Body, Pack, Receipt, Work } from "./kept"
import * as Kept from "./kept"
import { type Entry, isOnItsWay, isOver, replaced } from "./queue.rules"
import { openPair } from "./seal"
import { isReady } from "./shell"

/**
 * `foreign`: prepared for somebody else, or for another consulate. `late`: its 48 hours are over, and something was not sent.
 * `ended`: it was, and is no more.
 */
export type Phase = "looking" | "none" | "ready" | "foreign" | "late" | "ended"
export type Step = "key" | "activities" | "shell" | "sealed"
export const steps: readonly Step[] = ["key", "activities", "shell", "sealed"]

const [phase, setPhase] = createSignal<Phase>("looking")
const [why, setWhy] = createSignal<"asked" | "time">("asked")
const [pack, setPack] = createSignal<Pack>()
const [queue, setQueue] = createSignal<Entry[]>([])
const [works, setWorks] = createSignal<ReadonlyMap<string, Work>>(new Map())
const [receipts, setReceipts] = createSignal<Receipt[]>([])
/** Unsent entries of another person, or past their time: only how many. */
const [unsent, setUnsent] = createSignal(0)
const [online, setOnline] = createSignal(navigator.onLine)
/** Signed in as the person for whom the device was prepared. */
const [known, setKnown] = createSignal(false)

export { known, online, pack, phase, queue, receipts, setKnown, setOnline, unsent, why, works }

// Tells other tabs of this device to read again; the message says nothing else.
const others = new BroadcastChannel("away")
others.onmessage = () => void refresh()
const told = async <T>(run: () => Promise<T>): Promise<T> => {
  const result = await run()
  others.postMessage("")
  return result
}
/** One change at a time, in all tabs. */
const alone = <T>(run: () => Promise<T>): Promise<T> => navigator.locks.request("away.change", run) as Promise<T>

const hours48 = 48 * 3_600_000

/** Reads what is on this device and who is signed in. Works without a network. */
export async function look(): Promise<void> {
  const found = await offlineState()
  if (!found) {
    setKnown(Boolean(await whoIsThere()))
    return void setPhase("none")
  }
  const loaded = await Kept.load()
  if (!loaded) return end("time")
  // The server is asked first: its answer brings its clock.
  const here = await whoIsThere()
  const left = found.count + [...(await Kept.works()).values()].filter(({ saved }) => !saved).length
  setUnsent(left)
  const isLate = isOver(loaded.pack, Date.now(), serverNow())
  // A clock alone, least of all this device's, deletes nothing unsent.
  if (isLate && left === 0) return end("time")
  if (here && !(await memberOf(found.owner, here.memberships))) {
    // Another person's: nothing of it is shown or sent. Without unsent entries it is deleted here.
    Kept.shut()
    if (left === 0) {
      await deleteOfflineDatabase()
      setKnown(true)
      return void setPhase("none")
    }
    setKnown(false)
    return void setPhase("foreign")
  }
  const mine = here && (await memberOf(found.owner, here.memberships))
  if (isLate && !mine) {
    Kept.shut()
    setKnown(false)
    return void setPhase("late")
  }
  if (mine && mine.tenantID !== membership()?.tenantID) choose(mine.tenantID)
  setPack(loaded.pack)
  setReceipts(loaded.receipts)
  setKnown(Boolean(mine))
  await refresh()
  setPhase("ready")
}

async function whoIsThere() {
  if (!tokens()) return undefined
  try {
    return session() ?? (await loadSession())
  } catch (error) {
    // Not reached, or signed out: the device continues without.
    console.warn("the session could not be confirmed", error instanceof Error ? error.name : "")
    return undefined
  }
}

/** Unchanged entries keep their identity, so their rows keep focus and open questions. */
const alike = <T>(before: readonly T[], after: readonly T[]): T[] =>
  after.map((one) => before.find((old) => JSON.stringify(old) === JSON.stringify(one)) ?? one)

/** Reads again what all tabs share. */
export async function refresh(): Promise<void> {
  if (!(await offlineState())) return
  const loaded = await alone(Kept.load)
  if (!loaded) return
  setPack((before) => ({ ...loaded.pack, activities: alike(before?.activities ?? [], loaded.pack.activities) }))
  setReceipts((before) => alike(before, loaded.receipts))
  const [entries, kept] = await Promise.all([Kept.entries(), Kept.works()])
  setQueue((before) => alike(before, entries))
  setWorks(kept)
}

Kept.onGone(() => {
  forgetAll()
  setPhase("ended")
})
function forgetAll() {
  setPack(undefined)
  setQueue([])
  setWorks(new Map())
  setReceipts([])
}

/** Deletes everything. */
export async function end(reason: "asked" | "time"): Promise<void> {
  Kept.shut()
  await deleteOfflineDatabase()
  forgetAll()
  setWhy(reason)
  setPhase(reason === "time" ? "ended" : "none")
}

const activityOf = (info: Info): Activity => ({
  id: info.outreachID,
  kind: info.kind,
  title: info.title,
  startsAt: info.startsAt,
  endsAt: info.endsAt,
  timeZone: info.timeZone,
  place: info.place,
  plannedHeads: info.plannedHeads,
  local: false,
  held: info.status === "held",
})
const tallyOf = ({ report }: Info): Tally =>
  report
    ? {
        heads: report.heads,
        services: report.services as Record<string, number>,
        detections: report.detections,
        costs: report.costs,
        words: report.words ?? "",
        presses: [],
      }
    : empty()

/** The server's part of the key that seals detections: the same for the same person on the same device. */
export async function keeperOf(keep?: "away"): Promise<CryptoKey> {
  const base = await ofThisDevice(keep)
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: new TextEncoder().encode("away") }
  return crypto.subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["wrapKey", "unwrapKey"])
}

/**
 * Before leaving the office: stores keys, today's activities and the page itself on the device. Repeated, it keeps the
 * entries that wait.
 */
export async function prepare(step: (now: Step) => void): Promise<void> {
  const member = membership()
  if (!member) throw new Error("no consulate")
  step("key")
  const keeper = await keeperOf("away")
  step("activities")
  const [{ items }, { values }] = await Promise.all([
    send<{ items: Info[] }>("GET", "/api/outreaches/today"),
    send<{ values: { onCallPhone?: string | null } }>("GET", "/api/settings"),
  ])
  step("shell")
  await isReady().catch(() => {
    throw new Problem(0, "offline", "")
  })
  step("sealed")
  await navigator.storage.persist?.()
  const local = (pack()?.activities ?? []).filter((one) => one.local)
  const next: Pack = {
    office: member.office,
    timeZone: member.timeZone,
    phone: values.onCallPhone ?? null,
    may: { hold: can("outreach.hold"), record: can("outreach.record") },
    activities: [...items.map(activityOf), ...local],
    preparedAt: Date.now(),
    until: Date.now() + hours48,
    serverUntil: now().getTime() + hours48,
  }
  await alone(async () => {
    if ((await offlineState()) && (await Kept.load()) && (await stillOpens(keeper))) await Kept.renew(next)
    else await Kept.begin(await tagOf(member.tenantID, member.staffID), keeper, next)
    const known = await Kept.works()
    for (const one of items) {
      if (one.report && !known.has(one.outreachID))
        await Kept.keepWork(one.outreachID, { tally: tallyOf(one), activity: null, saved: true })
    }
  })
  setKnown(true)
  others.postMessage("")
  await refresh()
  setPhase("ready")
}

/** The server may have forgotten the key: then a new pair is made. */
async function stillOpens(keeper: CryptoKey): Promise<boolean> {
  try {
    await openPair(keeper, Kept.closedPair())
    return true
  } catch {
    return false
  }
}

export const tallyAt = (activity: string): Tally => works().get(activity)?.tally ?? empty()

/** Every press is stored before the next one. */
export function count(activity: Activity, change: (tally: Tally) => Tally): void {
  const before = works().get(activity.id)
  const tally = change(before?.tally ?? empty())
  if (tally === before?.tally) return
  const work: Work = { tally, activity: activity.local ? activity : null, saved: false }
  setWorks((all) => new Map(all).set(activity.id, work))
  writing = writing.then(() => Kept.keepWork(activity.id, work)).catch(lost)
}
let writing: Promise<unknown> = Promise.resolve()
const [broken, setBroken] = createSignal(false)

/** The device failed to store something. */
export { broken }

const lost = () => setBroken(true)

/** Adds an unplanned activity. */
export async function add(activity: Activity): Promise<void> {
  const current = pack()
  if (!current) return
  const next = { ...current, activities: [...current.activities, activity] }
  await told(() => alone(() => Kept.renew(next)))
  setPack(next)
}

export const isLocked = (activity: string) => isOnItsWay(queue(), activity)

/** Queues the counts for sending. */
export async function save(activity: Activity): Promise<void> {
  await writing
  const tally = tallyAt(activity.id)
  const report = reportOf(tally)
  const { kind, title, startsAt, endsAt, timeZone, place } = activity
  const body = activity.local ? { kind, title, startsAt, endsAt, timeZone, place, ...report } : report
  await enqueue(activity.local ? "record" : "hold", activity.id, body)
  const work: Work = { tally, activity: activity.local ? activity : null, saved: true }
  await told(() => Kept.keepWork(activity.id, work))
  await refresh()
}

export async function detect(body: Body, activity: Activity | undefined): Promise<void> {
  await enqueue("detection", null, body)
  if (activity) count(activity, (tally) => ({ ...tally, detections: tally.detections + 1 }))
  await writing
  await refresh()
}

async function enqueue(kind: Entry["kind"], activity: string | null, body: Body): Promise<void> {
  await alone(async () => {
    const all = await Kept.entries()
    const at = Math.max(Date.now(), (all.at(-1)?.at ?? 0) + 1)
    const entry: Entry = { key: newKey(), at, kind, activity }
    await Kept.add(entry, body, replaced(all, entry))
  })
  others.postMessage("")
}

/** Discards an entry, on a person's decision. */
export async function giveUp(entry: Entry): Promise<void> {
  await told(() => alone(() => Kept.remove(entry)))
  await refresh()
}

/** Tries an entry again, on a person's decision; as a new entry when it was refused. */
export async function tryAgain(entry: Entry): Promise<void> {
  await told(() =>
    alone(async () => {
      const { refusal: _, triedAt: __, ...rest } = entry
      await Kept.change(rest)
    }),
  )
  await refresh()
}
export { alone, told }
