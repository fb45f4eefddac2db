import { createSignal } from "solid-js"

const shelf = "place"
const [place, setSignal] = createSignal<string | undefined>(sessionStorage.getItem(shelf) ?? undefined)

/** Where she works now: a consulate's id, or "headquarters". One tab, one place. */
export { place }

export function setPlace(next: string | undefined): void {
  if (next) sessionStorage.setItem(shelf, next)
  else sessionStorage.removeItem(shelf)
  setSignal(next)
}
