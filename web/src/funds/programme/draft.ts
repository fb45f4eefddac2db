import type { Info, Programme } from "@ventanilla/core/funds/programme/schema"
import { createRoot, createSignal } from "solid-js"
import { onLeave, onPlaceChange } from "../../context/session"
import { asRead } from "../../ui/over"
import { merged, type Noted } from "./programme.rules"

// Kept when she leaves the page, gone when she signs out or works elsewhere.
const [noted, setNoted] = createRoot(() => createSignal<Readonly<Record<string, Noted>>>({}))
/** What was published when the first of them was noted: what is published meanwhile does not make what was noted newer. */
const [first, setFirst] = createRoot(() => createSignal<Info>())
export const discard = () => {
  setNoted({})
  setFirst()
}
export const began = (info: Info): Info => first() ?? info
onLeave(discard)
onPlaceChange(discard)

export const note = (info: Info, mine: Programme, from: Programme | undefined) => {
  setFirst((before) => before ?? asRead(info))
  setNoted((before) => ({ ...before, [mine.key]: { mine, from } }))
}
/** The published sub-programmes under what is noted, then the new ones; what somebody else published meanwhile stays. */
export const drafted = ({ programmes }: Pick<Info, "programmes">): Programme[] => merged(programmes, noted())
