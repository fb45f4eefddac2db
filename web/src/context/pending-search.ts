import { onLeave, onPlaceChange } from "./session"

// In memory alone, for one session in one consulate: a line of search may be a name.
let pending = ""
const forget = () => {
  pending = ""
}
onLeave(forget)
onPlaceChange(forget)

/** Hands what was typed to the page that looks for it. */
export const setPendingSearch = (typed: string): void => {
  pending = typed
}

export const pendingSearch = (): string => pending

/** Looks a woman up by what was typed; the page that is already there looks again. */
export function lookUp(typed: string, navigate: (to: string) => void): void {
  setPendingSearch(typed)
  navigate("/people")
  dispatchEvent(new Event("line"))
}
