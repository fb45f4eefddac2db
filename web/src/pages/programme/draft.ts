import type { Info, Programme } from "@ventanilla/core/programme/schema"
import { createRoot, createSignal } from "solid-js"
import { onLeave, onPlaceChange } from "../../context/session"
import { merged, type Noted } from "./programme.rules"

// Kept when she leaves the page, gone when she signs out or works elsewhere.
const [noted, setNoted] = createRoot(() => createSignal<Readonly<Record<string, Noted>>>({}))
export const discard = () => setNoted({})
onLeave(discard)
onPlaceChange(discard)

export const note = (mine: Programme, from: Programme | undefined) =>
  setNoted((before) => ({ ...before, [mine.key]: { mine, from } }))
/** The published sub-programmes under what is noted, then the new ones; what somebody else published meanwhile stays. */
export const drafted = ({ programmes }: Pick<Info, "programmes">): Programme[] => merged(programmes, noted())
