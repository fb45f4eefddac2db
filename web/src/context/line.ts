import { onLeave, onPlaceChange } from "./session"

// In memory alone, for one session in one consulate: a line of search may be a name.
let line = ""
const forget = () => {
  line = ""
}
onLeave(forget)
onPlaceChange(forget)

/** Hands what was typed to the page that looks for it. */
export const carryLine = (typed: string): void => {
  line = typed
}

export const carriedLine = (): string => line

/** Looks a woman up by what was typed; the page that is already there looks again. */
export function lookUp(typed: string, navigate: (to: string) => void): void {
  carryLine(typed)
  navigate("/people")
  dispatchEvent(new Event("line"))
}
