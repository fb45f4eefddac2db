import type { Entry, Info } from "@ventanilla/core/tenancy/catalogue/schema"
import { createRoot, createSignal } from "solid-js"
import { onLeave, onPlaceChange } from "../../context/session"
import { asRead, over } from "../../ui/over"

/** By catalogue: entries changed or added, the order if it was changed, and what it was begun from. */
type Draft = {
  entries: Record<string, { mine: Entry; from: Entry | undefined }>
  order?: string[]
  began?: Info | undefined
}

// Kept when she leaves the page, gone when she signs out or works elsewhere.
const [drafts, setDrafts] = createRoot(() => createSignal<Record<string, Draft>>({}))
onLeave(() => setDrafts({}))
onPlaceChange(() => setDrafts({}))

const draftOf = (key: string): Draft => drafts()[key] ?? { entries: {} }
const change = (info: Info, next: (draft: Draft) => Draft) =>
  setDrafts((before) => ({ ...before, [info.key]: next(before[info.key] ?? { entries: {}, began: asRead(info) }) }))
/** As it was published when the first change was noted: what is published meanwhile does not make what was noted newer. */
export const began = (info: Info): Info => draftOf(info.key).began ?? info

/** The published catalogue under what the draft changes; what somebody else published meanwhile stays. */
export function drafted({ key, entries }: Info): Entry[] {
  const { entries: changed, order } = draftOf(key)
  const all = [
    ...entries.map((entry) => {
      const its = changed[entry.key]
      return its ? over(entry, its.from, its.mine) : entry
    }),
    ...Object.values(changed).flatMap(({ mine }) => (entries.some((one) => one.key === mine.key) ? [] : [mine])),
  ]
  if (!order) return all
  const place = (entry: Entry) => (order.includes(entry.key) ? order.indexOf(entry.key) : order.length)
  return all.sort((a, b) => place(a) - place(b))
}

/** `from`: the entry as it was published when its form was opened. */
export const note = (info: Info, mine: Entry, from: Entry | undefined) =>
  change(info, (draft) => ({ ...draft, entries: { ...draft.entries, [mine.key]: { mine, from } } }))

/** One place up, as headquarters wants them offered. */
export function raise(info: Info, entryKey: string): void {
  const order = drafted(info).map((entry) => entry.key)
  const at = order.indexOf(entryKey)
  if (at < 1) return
  order.splice(at - 1, 2, entryKey, order[at - 1] ?? "")
  change(info, (draft) => ({ ...draft, order }))
}

export const discard = (key: string) => setDrafts(({ [key]: _gone, ...rest }) => rest)

/** How many entries differ from what is published; a new order counts as one. */
export function changes(info: Info): number {
  const now = drafted(info)
  const before = new Map(info.entries.map((entry) => [entry.key, JSON.stringify(entry)]))
  const differing = now.filter((entry) => before.get(entry.key) !== JSON.stringify(entry)).length
  const kept = now.filter(({ key }) => before.has(key)).map(({ key }) => key)
  return differing + (JSON.stringify(kept) === JSON.stringify([...before.keys()]) ? 0 : 1)
}
