import { createEffect, createSignal, type JSX, onCleanup, onMount, Show } from "solid-js"
import { NeutralPage } from "./neutral-page"
import { clear, loadSession, session, signOut } from "./session"
import { tabStorage } from "./storage"
import { bearer, idleLimit, seenAt, tokens } from "./tokens"

const storageKey = "neutral"
/** The offline page hides under its own address, so that it is found again without a network. */
const away = "/mobile"
const isAway = (path = location.pathname) => path === away || path.startsWith(`${away}/`)
const harmless = () => (isAway() ? `${away}/notas` : "/notas")

const [hidden, setHidden] = createSignal(location.pathname === harmless())

export { hidden }

/** Hides everything at once: the content leaves the document, and title, icon and address change. */
export function hide(): void {
  if (hidden()) return
  tabStorage.write(storageKey, location.pathname + location.search)
  history.replaceState(history.state, "", harmless())
  setHidden(true)
}

/** Back to the page before if the session is still valid; otherwise to the sign-in page. */
async function comeBack(): Promise<void> {
  const to = tabStorage.read(storageKey) ?? (isAway() ? away : "/")
  // There may be no network to check the session, and the detections there are sealed even for this device.
  if (isAway(to)) return show(to)
  if (!tokens() || Date.now() - seenAt() > idleLimit) return signOut("idle")
  try {
    if (!(await bearer())) return signOut("ended")
    await loadSession()
  } catch (error) {
    // Refused or unreachable: the page stays harmless, nothing is shown.
    console.warn("the session could not be confirmed", error instanceof Error ? error.name : "")
    return
  }
  show(to)
}

function show(to: string): void {
  tabStorage.drop(storageKey)
  history.replaceState(history.state, "", to)
  setHidden(false)
}

const twice = 700

/** Contains the whole console; Escape twice in quick succession hides it, also while a dialog is open. */
export function Neutral(props: { children: JSX.Element }) {
  let last = 0
  // Capture: a dialog that swallows Escape must not be able to stop this.
  const keydown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.repeat) return
    const at = performance.now()
    if (at - last < twice && (session() || isAway())) hide()
    last = at
  }
  onMount(() => window.addEventListener("keydown", keydown, { capture: true }))
  onCleanup(() => window.removeEventListener("keydown", keydown, { capture: true }))
  // Hidden or not, fifteen quiet minutes empty the tab; the harmless page stays.
  createEffect(() => {
    if (!hidden()) return
    const timer = setInterval(() => tokens() && Date.now() - seenAt() > idleLimit && void clear(), 5000)
    onCleanup(() => clearInterval(timer))
  })
  return (
    <Show when={!hidden()} fallback={<NeutralPage comeBack={() => void comeBack()} />}>
      {props.children}
    </Show>
  )
}
