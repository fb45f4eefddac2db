import { createSignal } from "solid-js"
import { tabShelf } from "./shelf"

const shelf = "place"
const [place, setSignal] = createSignal<string | undefined>(tabShelf.read(shelf) ?? undefined)

/** Where she works now: a consulate's id, or "headquarters". One tab, one place. */
export { place }

export function setPlace(next: string | undefined): void {
  if (next) tabShelf.write(shelf, next)
  else tabShelf.drop(shelf)
  setSignal(next)
}
