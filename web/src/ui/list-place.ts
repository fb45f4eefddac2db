import { useBeforeLeave, useLocation } from "@solidjs/router"
import { createEffect } from "solid-js"
import { onLeave, onPlaceChange } from "../context/session"

type Kept = { search: string; scroll: number; opened: string | undefined }

const kept = new Map<string, Kept>()
onLeave(() => kept.clear())
onPlaceChange(() => kept.clear())

/** The address of a list as it was left: with its filter. For the way up from a detail. */
export const listAddress = (path: string): string => path + (kept.get(path)?.search ?? "")

/** Keeps a list's place: coming back finds the same height of the page and the focus on the row that was opened. */
export function keepListPlace(ready: () => boolean): void {
  const location = useLocation()
  const path = location.pathname
  const before = kept.get(path)
  let back = before !== undefined && before.search === location.search
  useBeforeLeave((event) => {
    // A changed filter is not a leave.
    const to = typeof event.to === "string" ? event.to : undefined
    if (to?.startsWith("?") || to?.split("?")[0] === path) return
    kept.set(path, { search: location.search, scroll: scrollY, opened: to })
  })
  createEffect(() => {
    if (!ready() || !back) return
    back = false
    queueMicrotask(() => {
      insist(before?.scroll ?? 0)
      const link = before?.opened && document.querySelector<HTMLElement>(`main a[href="${before.opened}"]`)
      if (link) (link.closest("tr") ?? link).focus({ preventScroll: true })
    })
  })
}

const hands = ["wheel", "touchstart", "pointerdown", "keydown"] as const

/**
 * Scrolls there, and again while the page still settles: the router goes to the top after a link, and the browser to where
 * it thinks the page was. Whoever moves the page herself is not fought with.
 */
function insist(scroll: number): void {
  const until = performance.now() + 600
  let free = true
  const stop = () => {
    free = false
    for (const hand of hands) removeEventListener(hand, stop, true)
  }
  for (const hand of hands) addEventListener(hand, stop, { capture: true, passive: true })
  const go = () => {
    if (!free) return
    if (scrollY !== scroll) scrollTo(0, scroll)
    if (performance.now() < until) requestAnimationFrame(go)
    else stop()
  }
  go()
}
