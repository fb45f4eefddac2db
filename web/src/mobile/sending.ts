import { createSignal } from "solid-js"
import { Problem, send } from "../api"
import { tokens } from "../context/tokens"
import { alone, keeperOf, known, look, online, pack, phase, queue, receipts, refresh, setKnown, told } from "./field"
import type { Activity, Receipt } from "./kept"
import * as Kept from "./kept"
import { after, type Entry, first, type Next, type Outcome, pause, saysWhat, tried } from "./queue.rules"
import { openPair, openWith } from "./seal"

const [sending, setSending] = createSignal(false)
const [attempts, setAttempts] = createSignal(0)

export { attempts, sending }

const pathOf = (entry: Entry) => {
  if (entry.kind === "detection") return "/api/detections"
  return entry.kind === "record" ? "/api/outreaches/record" : `/api/outreaches/${entry.activity}/hold`
}

type Answer = { folio?: string; outreachID?: string }

/** The body to send, opened only now: a detection's needs the server's part of the key, which only this person gets. */
async function bodyOf(entry: Entry): Promise<unknown> {
  const sealed = await Kept.bodyOf(entry)
  if (!sealed) return undefined
  if (entry.kind !== "detection") return Kept.openBody(sealed, entry.key)
  const keeper = await keeperOf()
  return openWith(await openPair(keeper, Kept.closedPair()), sealed, entry.key)
}

const refused = ({ status, code, detail, errors }: Problem): Outcome => ({
  status,
  refusal: { status, code, detail, errors },
})

async function attempt(entry: Entry): Promise<Outcome & { answer?: Answer }> {
  let json: unknown
  try {
    json = await bodyOf(entry)
  } catch (error) {
    if (error instanceof Problem && error.status !== 404) return refused(error)
    // The server has forgotten its part of the key, or has another one now: the entry can never be opened.
    return refused(new Problem(422, "closed", ""))
  }
  // Another tab was faster.
  if (json === undefined) return { status: 200 }
  try {
    const answer = await send<Answer | undefined>("POST", pathOf(entry), { json, key: entry.key })
    return answer && saysWhat(entry.kind, answer) ? { status: 200, answer } : { status: 0 }
  } catch (error) {
    // An interrupted answer is no answer.
    return error instanceof Problem ? refused(error) : { status: 0 }
  }
}

/** The result is stored before the entry is removed: a crash in between sends it again and gets the same answer. */
async function note(entry: Entry, answer: Answer): Promise<void> {
  const receipt: Receipt = { kind: entry.kind, at: entry.at, folio: answer.folio ?? null, activity: entry.activity }
  if (!receipts().some((one) => one.at === entry.at)) await Kept.noteReceipts([...receipts(), receipt].slice(-30))
  const current = pack()
  if (!current || !entry.activity) return
  const id = answer.outreachID ?? entry.activity
  const named = (one: Activity): Activity =>
    one.id === entry.activity ? { ...one, id, local: false, held: true } : one
  const work = (await Kept.works()).get(entry.activity)
  if (work && id !== entry.activity) {
    await Kept.keepWork(id, { ...work, activity: null })
    await Kept.dropWork(entry.activity)
  }
  await Kept.renew({ ...current, activities: current.activities.map(named) })
}

async function one(entry: Entry): Promise<Next> {
  await told(() => alone(() => Kept.change(tried(entry, Date.now()))))
  const outcome = await attempt(entry)
  const { entry: left, next } = after(tried(entry, Date.now()), outcome)
  await told(() =>
    alone(async () => {
      if (!left) {
        if (outcome.answer) await note(entry, outcome.answer)
        await Kept.remove(entry)
      } else if (left.refusal) await Kept.change(left)
    }),
  )
  await refresh()
  return next
}

/** Sends the waiting entries one by one, in one tab at a time. */
export async function sendAll(): Promise<void> {
  if (sending() || !known() || !online()) return
  await navigator.locks.request("away.send", { ifAvailable: true }, async (lock) => {
    if (!lock) return
    setSending(true)
    try {
      await refresh()
      for (;;) {
        const entry = first(queue(), Date.now())
        if (!entry) break
        const next = await one(entry)
        if (next === "signin") setKnown(false)
        if (next !== "on") {
          setAttempts((count) => count + 1)
          return
        }
        setAttempts(0)
      }
      setAttempts(0)
    } finally {
      setSending(false)
    }
  })
}

/** Signed in, but the page was opened offline: asks again who is signed in. */
async function recognise(): Promise<void> {
  if (known() || !online() || !tokens() || phase() === "looking" || phase() === "foreign") return
  await look()
  setAttempts((count) => (known() ? 0 : count + 1))
}

/** Tries while the page is open: at once when a connection returns, otherwise less and less often. */
export function keepSending(): () => void {
  let timer: ReturnType<typeof setTimeout>
  const again = () => {
    clearTimeout(timer)
    const run = async () => {
      await recognise()
      if (first(queue(), Date.now())) await sendAll()
    }
    void run().finally(() => (timer = setTimeout(again, pause(attempts(), Math.random()))))
  }
  again()
  window.addEventListener("online", again)
  return () => {
    clearTimeout(timer)
    window.removeEventListener("online", again)
  }
}

/** A refused entry, opened for correction: in memory only. */
const [fixing, setFixing] = createSignal<{ entry: Entry; body: unknown }>()

export { fixing, setFixing }

export async function reopen(entry: Entry): Promise<void> {
  setFixing({ entry, body: await bodyOf(entry) })
}
