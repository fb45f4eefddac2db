import { useNavigate } from "@solidjs/router"
import { createSignal, For, onCleanup, onMount } from "solid-js"
import { can, visibleSections } from "../context/nav"
import { isFree } from "../context/palette.rules"
import { deviceStorage } from "../context/storage"
import { keys } from "../i18n/keys"
import { shell } from "../i18n/shell"
import { Check } from "../ui/checkbox"
import { Dialog } from "../ui/dialog"
import "./palette.css"

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
    <Dialog open={open()} onClose={() => setOpen(false)} title={keys("shortcuts")}>
      <div class="stack">
        <Check label={keys("on")} hint={keys("shortcutsText")} checked={on()} onChange={choose} />
        <dl class="shortcuts">
          <Line keys={["Ctrl K"]} what={keys("act.palette")} />
          <Line keys={["Esc", "Esc"]} what={keys("act.neutral")} />
          <Line keys={["?"]} what={keys("act.help")} />
          {can("detection.create") && <Line keys={["n"]} what={keys("act.detection")} />}
          <Line keys={["j", "k", "Enter"]} what={keys("act.list")} />
          <For each={sections()}>
            {({ href, word }) => (
              <Line keys={["g", letters[href] ?? ""]} what={keys("act.go", { name: shell(word) })} />
            )}
          </For>
        </dl>
      </div>
    </Dialog>
  )
}

function Line(props: { keys: readonly string[]; what: string }) {
  return (
    <>
      <dt>
        <For each={props.keys}>
          {(key) => (
            <>
              <kbd>{key}</kbd>{" "}
            </>
          )}
        </For>
      </dt>
      <dd>{props.what}</dd>
    </>
  )
}
