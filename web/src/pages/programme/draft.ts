import type { Info, Programme } from "@ventanilla/core/programme/schema"
import { createRoot, createSignal } from "solid-js"
import { onLeave, onPlaceChange } from "../../context/session"
import { merged } from "./programme.rules"

// Kept when she leaves the page, gone when she signs out or works elsewhere.
const [noted, setNoted] = createRoot(() => createSignal<Readonly<Record<string, Programme>>>({}))
export const discard = () => setNoted({})
onLeave(discard)
onPlaceChange(discard)

export const note = (one: Programme) => setNoted((before) => ({ ...before, [one.key]: one }))
/** The published sub-programmes under what is noted, then the new ones; what somebody else published meanwhile stays. */
export const drafted = ({ programmes }: Pick<Info, "programmes">): Programme[] => merged(programmes, noted())
