import { createSignal, onCleanup, onMount, Show } from "solid-js"
import { later } from "../ui/later"

const load = async () => (await import("./choices")).Choices
const Choices = later(load)

/** ⌘K or Ctrl K: go anywhere and do what is done most, by folio and by page. It names nobody. */
export function Palette() {
  const [open, setOpen] = createSignal(false)
  // What is typed while it is on its way: a quick hand does not wait, and the page must not get a name.
  let early: string | undefined
  const close = () => {
    early = undefined
    setOpen(false)
  }
  const take = () => {
    const typed = early ?? ""
    early = undefined
    return typed
  }
  const keydown = (event: KeyboardEvent) => {
    // Whoever uses keys may want it next.
    load().catch(() => undefined)
    const isPlain = !event.metaKey && !event.ctrlKey && !event.altKey
    if (event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey) {
      event.preventDefault()
      if (open()) return close()
      early = ""
      setOpen(true)
    } else if (early !== undefined && event.key === "Escape") close()
    else if (early !== undefined && isPlain && (event.key.length === 1 || event.key === "Enter")) {
      event.preventDefault()
      event.stopPropagation()
      if (event.key.length === 1) early += event.key
    }
  }
  // Before any field or shortcut hears the key.
  onMount(() => document.addEventListener("keydown", keydown, { capture: true }))
  onCleanup(() => document.removeEventListener("keydown", keydown, { capture: true }))
  return (
    <Show when={open()}>
      <Choices early={take} close={close} />
    </Show>
  )
}
