import { createSignal } from "solid-js"
import { tabStorage } from "./storage"

const storageKey = "place"
const [place, setSignal] = createSignal<string | undefined>(tabStorage.read(storageKey) ?? undefined)

/** Where the person works now: a consulate's id, or "headquarters". One per tab. */
export { place }

export function setPlace(next: string | undefined): void {
  if (next) tabStorage.write(storageKey, next)
  else tabStorage.drop(storageKey)
  setSignal(next)
}
