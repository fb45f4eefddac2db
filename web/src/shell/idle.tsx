import { createSignal, onCleanup, onMount, Show } from "solid-js"
import { signOut } from "../context/session"
import { idleLimit, seen, seenAt } from "../context/tokens"
import { shell } from "../i18n/shell"
import { Button } from "../ui/button"

const warning = 60_000
const signs = ["pointerdown", "keydown", "wheel", "touchstart"] as const

/** Signs out after 15 quiet minutes, with a minute's warning. Real time: a drill that moves the product's clock does not. */
export function Idle() {
  const [left, setLeft] = createSignal<number>()
  let noted = Date.now()
  const note = () => {
    // While the warning stands only its button counts, so that a cat on the keyboard is not a person.
    if (left() !== undefined || Date.now() - noted < 5000) return
    noted = Date.now()
    seen()
  }
  const stay = () => {
    noted = Date.now()
    seen()
    setLeft(undefined)
  }
  const check = () => {
    const rest = seenAt() + idleLimit - Date.now()
    if (rest <= 0) void signOut("idle")
    else setLeft(rest <= warning ? Math.ceil(rest / 1000) : undefined)
  }
  onMount(() => {
    seen()
    const timer = setInterval(check, 1000)
    for (const sign of signs) window.addEventListener(sign, note, { passive: true, capture: true })
    // A computer that slept: the timers did not run, the minutes did.
    document.addEventListener("visibilitychange", check)
    onCleanup(() => {
      clearInterval(timer)
      for (const sign of signs) window.removeEventListener(sign, note, { capture: true })
      document.removeEventListener("visibilitychange", check)
    })
  })
  return (
    <Show when={left() !== undefined}>
      <div class="veil" />
      <div class="dialog-place">
        <div
          class="dialog"
          role="alertdialog"
          aria-modal="true"
          aria-labelledby="idle-title"
          aria-describedby="idle-text"
        >
          <h2 id="idle-title">{shell("idle.title")}</h2>
          <p id="idle-text">{shell("idle.text", { seconds: left() ?? 0 })}</p>
          <div class="row">
            <Button kind="primary" ref={(button) => queueMicrotask(() => button.focus())} onClick={stay}>
              {shell("idle.stay")}
            </Button>
            <Button onClick={() => void signOut()}>{shell("signOut")}</Button>
          </div>
        </div>
      </div>
    </Show>
  )
}
