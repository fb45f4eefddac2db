import { useLocation, useNavigate } from "@solidjs/router"
import { createEffect, Match, onCleanup, onMount, Show, Switch } from "solid-js"
import { whenSessionEnds } from "../api"
import { Languages } from "../context/languages"
import { hide } from "../context/neutral"
import { clear } from "../context/session"
import { idleLimit, seen, seenAt, tokens } from "../context/tokens"
import { shell } from "../i18n/shell"
import { Button } from "../ui/button"
import { Chip } from "../ui/chip"
import { Skeleton } from "../ui/empty"
import { Toasts } from "../ui/toast"
import { Count } from "./count"
import { Day } from "./day"
import { look, online, pack, phase, queue, setKnown, setOnline } from "./field"
import { mobile } from "./mobile.i18n"
import { Notice } from "./notice"
import { keepSending } from "./sending"
import { isReady } from "./shell"
import { Ended, Foreign, Late, Prepare } from "./start"
import { Unplanned } from "./unplanned"
import "./mobile.css"

const signs = ["pointerdown", "keydown"] as const

/** Works without a network and a session; preparing and sending need both. */
export default function Mobile() {
  const location = useLocation()
  const navigate = useNavigate()
  const view = () => location.pathname.replace(/^\/mobile\/?/, "").split("/")
  const counted = () => pack()?.activities.find(({ id }) => view()[0] === "count" && id === view()[1])

  createEffect(() => {
    document.title = mobile("window")
  })
  onMount(() => {
    const link = document.createElement("link")
    link.rel = "manifest"
    link.href = "/mobile.webmanifest"
    document.head.append(link)
    const icon = document.querySelector<HTMLLinkElement>("link[rel=icon]")
    const before = icon?.getAttribute("href") ?? "/mark.svg"
    icon?.setAttribute("href", "/note.svg")
    onCleanup(() => {
      link.remove()
      icon?.setAttribute("href", before)
    })
  })
  // The session expires as everywhere; the device's data does not need it.
  whenSessionEnds(() => {
    setKnown(false)
    void clear("ended")
  })
  onMount(() => {
    const note = () => tokens() && seen()
    const idle = setInterval(() => {
      if (!tokens() || Date.now() - seenAt() <= idleLimit) return
      setKnown(false)
      void clear("idle")
    }, 5000)
    const network = () => setOnline(navigator.onLine)
    for (const sign of signs) window.addEventListener(sign, note, { passive: true, capture: true })
    for (const sign of ["online", "offline"]) window.addEventListener(sign, network)
    onCleanup(() => {
      clearInterval(idle)
      for (const sign of signs) window.removeEventListener(sign, note, { capture: true })
      for (const sign of ["online", "offline"]) window.removeEventListener(sign, network)
    })
  })
  // Closing the browser with something unsent asks first.
  createEffect(() => {
    if (queue().length === 0) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", warn)
    onCleanup(() => window.removeEventListener("beforeunload", warn))
  })
  onMount(() => {
    void isReady().catch((error: unknown) => console.warn("no page offline", error instanceof Error ? error.name : ""))
    void look().then(() => onLook())
  })
  let stop: (() => void) | undefined
  const onLook = () => {
    stop = keepSending()
  }
  onCleanup(() => stop?.())
  createEffect(() => {
    if (phase() !== "ready" && phase() !== "looking" && view()[0]) navigate("/mobile", { replace: true })
  })

  return (
    <div class="mobile">
      <header class="mobile-top">
        <strong>{mobile("window")}</strong>
        <span role="status">
          <Chip tone={online() ? "ok" : "warn"}>{mobile(online() ? "online" : "offline")}</Chip>
        </span>
        <span class="row mobile-tools">
          <Button kind="shield" size="small" onClick={hide}>
            {shell("neutral")}
          </Button>
          <Languages />
        </span>
      </header>
      <main id="main" tabindex="-1">
        <Switch fallback={<Skeleton lines={5} />}>
          <Match when={phase() === "none"}>
            <Prepare />
          </Match>
          <Match when={phase() === "ended"}>
            <Ended />
          </Match>
          <Match when={phase() === "late"}>
            <Late />
          </Match>
          <Match when={phase() === "foreign"}>
            <Foreign />
          </Match>
          <Match when={phase() === "ready" && view()[0] === "count"}>
            <Show when={counted()} fallback={<Day />}>
              {(activity) => <Count activity={activity()} />}
            </Show>
          </Match>
          <Match when={phase() === "ready" && view()[0] === "new"}>
            <Unplanned />
          </Match>
          <Match when={phase() === "ready" && view()[0] === "detection"}>
            <Notice />
          </Match>
          <Match when={phase() === "ready"}>
            <Day />
          </Match>
        </Switch>
      </main>
      <Toasts />
    </div>
  )
}
