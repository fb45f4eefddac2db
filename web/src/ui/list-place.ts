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
      scrollTo(0, before?.scroll ?? 0)
      const link = before?.opened && document.querySelector<HTMLElement>(`main a[href="${before.opened}"]`)
      if (link) (link.closest("tr") ?? link).focus({ preventScroll: true })
    })
  })
}
