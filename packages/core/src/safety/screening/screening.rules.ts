import { VisibleError } from "../../platform/error"
import type { BandNumber, Item, RecordInput, Ruler } from "./screening.schema"

/** The band of the item at this place, counted from 1. */
export function bandAt(ruler: Ruler, place: number): BandNumber {
  const found = ruler.bands.find(({ last }) => place <= last)
  if (!found) throw new VisibleError("validation", "ruler_bands", "bands")
  return found.band
}

type Placed = Item & { place: number; band: BandNumber }
/** Every item with its centimetre and band, from the lowest. */
export const placed = (ruler: Ruler): Placed[] =>
  ruler.items.map((item, index) => ({ ...item, place: index + 1, band: bandAt(ruler, index + 1) }))

/** The result of the marks: the highest band, and whether to talk now. No sum, no share, no degree. */
export function reading(ruler: Ruler, marked: readonly string[]): { band: BandNumber | null; talkNow: boolean } {
  const lived = placed(ruler).filter(({ key }) => marked.includes(key))
  const band = lived.reduce<BandNumber | null>(
    (most, item) => (most === null || item.band > most ? item.band : most),
    null,
  )
  return { band, talkNow: lived.some((item) => item.band === 3 || item.talkNow) }
}

/** What is kept of one offering. Refuses combinations that the page could not have asked. */
export function record(ruler: Ruler, input: RecordInput) {
  if (!input.inPrivate) throw new VisibleError("validation", "screening_not_private", "inPrivate")
  if (input.outcome === "declined") {
    if (input.marked.length > 0) throw new VisibleError("validation", "screening_declined_marks", "marked")
    return { outcome: input.outcome, whole: false, band: null, talkNow: false, marked: [], lastItem: null }
  }
  const items = new Map(ruler.items.map((item) => [item.key, item]))
  if (input.marked.some((key) => !items.has(key))) throw new VisibleError("validation", "screening_item", "marked")
  const hasLast = input.marked.some((key) => items.get(key)?.onlyInformation)
  if (hasLast !== (input.lastItem !== null)) throw new VisibleError("validation", "screening_last_item", "lastItem")
  // In the ruler's order, so that the order in which the woman answered reveals nothing.
  const marked = ruler.items.filter(({ key }) => input.marked.includes(key)).map(({ key }) => key)
  return {
    outcome: input.outcome,
    whole: input.whole,
    ...reading(ruler, marked),
    marked,
    lastItem: input.lastItem,
  }
}

/** Refuses an edition that could not be shown, or in which an item would no longer call for a conversation. */
export function checkRuler(ruler: Ruler): void {
  const ends = ruler.bands.map(({ last }) => last)
  const inOrder = ruler.bands.every(({ band }, index) => band === index + 1)
  const rising = ends.every((end, index) => end > (ends[index - 1] ?? 0))
  if (!inOrder || !rising || ends.at(-1) !== ruler.items.length) {
    throw new VisibleError("validation", "ruler_bands", "bands")
  }
  if (ruler.items.some(({ talkNow }, index) => bandAt(ruler, index + 1) === 3 && !talkNow)) {
    throw new VisibleError("validation", "ruler_talk_now", "items")
  }
}
