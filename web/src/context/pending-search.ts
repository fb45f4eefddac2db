import { onLeave, onPlaceChange } from "./session"

// In memory only, for one session in one consulate: a search may be a name.
let pending = ""
const forget = () => {
  pending = ""
}
onLeave(forget)
onPlaceChange(forget)

/** Hands the input to the page that searches. */
export const setPendingSearch = (typed: string): void => {
  pending = typed
}

export const pendingSearch = (): string => pending

/** Searches for a woman; if its page is open already, it searches again. */
export function lookUp(typed: string, navigate: (to: string) => void): void {
  setPendingSearch(typed)
  navigate("/people")
  dispatchEvent(new Event("line"))
}
