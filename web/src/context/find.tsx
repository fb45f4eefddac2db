import { useNavigate } from "@solidjs/router"
import { shell } from "../i18n/shell"
import { whereToLook } from "./find.rules"
import { lookUp } from "./pending-search"
import { membership } from "./session"

/** One box for a folio or a woman (or, for headquarters, an office). ⌘K or Ctrl K opens the palette, which finds them, too. */
export function Find() {
  const navigate = useNavigate()
  let input: HTMLInputElement | undefined
  const go = (event: SubmitEvent) => {
    event.preventDefault()
    const typed = input?.value ?? ""
    const to = whereToLook(typed, membership() ? "consulate" : "headquarters")
    if (to !== "/people") return to && navigate(to)
    lookUp(typed, navigate)
    // A name does not stay where anybody reads it.
    if (input) input.value = ""
  }
  const label = () => shell(membership() ? "find" : "findOffice")
  return (
    <search class="find">
      <form onSubmit={go}>
        <input
          ref={input}
          type="search"
          name="find"
          autocomplete="off"
          spellcheck={false}
          aria-label={label()}
          placeholder={label()}
        />
        <kbd class="hide-phone">Ctrl K</kbd>
      </form>
    </search>
  )
}
