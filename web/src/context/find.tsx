import { useNavigate } from "@solidjs/router"
import { shell } from "../i18n/shell"
import { whereToLook } from "./find.rules"
import { carryLine } from "./line"
import { membership } from "./session"

/** One box for a folio (or, for headquarters, an office). ⌘K or Ctrl K opens the palette, which finds it, too. */
export function Find() {
  const navigate = useNavigate()
  let input: HTMLInputElement | undefined
  const go = (event: SubmitEvent) => {
    event.preventDefault()
    carryLine(input?.value ?? "")
    const to = whereToLook(input?.value ?? "", membership() ? "consulate" : "headquarters")
    if (to) navigate(to)
    // Already there: the page looks for the line that came.
    if (to === "/people") dispatchEvent(new Event("line"))
    if (input && to === "/people") input.value = ""
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
