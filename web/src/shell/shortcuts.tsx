import { useNavigate } from "@solidjs/router"
import { createSignal, onCleanup, onMount, Show } from "solid-js"
import { can, visibleSections } from "../context/nav"
import { isFree } from "../context/palette.rules"
import { deviceStorage } from "../context/storage"
import { later } from "../ui/later"

const Keys = later(async () => (await import("./keys")).Keys)

const storageKey = "shortcuts"
const sequenceTimeout = 1500

// The letter after "g" that leads to a section: the same in both languages, so that fingers need not learn twice.
const letters: Record<string, string> = {
  "/today": "h",
  "/detections": "d",
  "/errands": "n",
  "/casefiles": "e",
  "/transfers": "t",
  "/referrals": "c",
  "/directory": "o",
  "/numbers": "s",
  "/staff": "q",
  "/settings": "a",
  "/network": "r",
  "/districts": "i",
  "/template": "p",
}

/**
 * Single keys, for hands that stay on the keyboard. They can be switched off, and act only where nobody types (WCAG
 * 2.1.4). "?" shows them.
 */
export function Shortcuts() {
  const navigate = useNavigate()
  const [on, setOn] = createSignal(deviceStorage.read(storageKey) !== "off")
  const [open, setOpen] = createSignal(false)
  let waiting: ReturnType<typeof setTimeout> | undefined
  const sections = () => visibleSections().filter(({ href }) => letters[href])

  const keydown = (event: KeyboardEvent) => {
    if (!isFree(event)) return
    // Asked for even when the others are off: it is where they are switched on again.
    if (event.key === "?") return setOpen(true)
    if (!on()) return
    if (waiting) {
      clearTimeout(waiting)
      waiting = undefined
      const section = sections().find(({ href }) => letters[href] === event.key)
      if (section) {
        event.preventDefault()
        navigate(section.href)
      }
      return
    }
    if (event.key === "g") {
      waiting = setTimeout(() => {
        waiting = undefined
      }, sequenceTimeout)
    } else if (event.key === "n" && can("detection.create")) {
      event.preventDefault()
      navigate("/detections/new")
    }
  }
  onMount(() => document.addEventListener("keydown", keydown))
  onCleanup(() => {
    document.removeEventListener("keydown", keydown)
    clearTimeout(waiting)
  })
  const choose = (next: boolean) => {
    deviceStorage.write(storageKey, next ? "on" : "off")
    setOn(next)
  }
  return (
    <Show when={open()}>
      <Keys on={on()} choose={choose} letters={letters} close={() => setOpen(false)} />
    </Show>
  )
}
