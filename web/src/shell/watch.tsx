import { A } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import { createEffect, on, onCleanup, Show } from "solid-js"
import { ask, client } from "../api"
import { arrived } from "../context/call"
import { can } from "../context/nav"
import { setUrgent, urgentWaiting } from "../context/urgent"
import { shell } from "../i18n/shell"
import { chime, soundIsOn } from "../ui/chime"

const seen = 20_000
const unseen = 60_000
const most = 50

/**
 * Whoever may go to her learns of an urgent detection wherever she is in the console: a strip over every page, a number in
 * the rail and in the window's title, a sound for who wants one. It is one request an interval, the first rows of the
 * queue, in which urgent ones come first; a hidden tab asks less often, and goes on asking. Not there on the neutral screen.
 */
export function Watch() {
  const query = useQuery(() => ({
    queryKey: ["detections", "watch"],
    queryFn: () => ask(client.api.detections.$get({ query: { status: "waiting", limit: String(most) } })),
    enabled: can("detection.take"),
    // The timer below asks, also while the tab is hidden.
    refetchOnWindowFocus: true,
  }))
  // Begun anew here, and not taken back on leaving: the neutral screen's title must have nothing change it.
  setUrgent(0)
  let timer: ReturnType<typeof setTimeout>
  const again = () => {
    timer = setTimeout(
      () => {
        if (can("detection.take")) void query.refetch()
        again()
      },
      document.visibilityState === "visible" ? seen : unseen,
    )
  }
  again()
  const returned = () => {
    clearTimeout(timer)
    again()
  }
  document.addEventListener("visibilitychange", returned)
  onCleanup(() => {
    clearTimeout(timer)
    document.removeEventListener("visibilitychange", returned)
  })
  const urgent = () => (arrived(query)?.items ?? []).filter((row) => row.urgent)
  let known: Set<string> | undefined
  createEffect(
    on(
      () => (arrived(query) ? urgent() : undefined),
      (rows) => {
        if (!rows) return
        setUrgent(rows.length)
        const isNew = known !== undefined && rows.some(({ detectionID }) => !known?.has(detectionID))
        known = new Set(rows.map(({ detectionID }) => detectionID))
        if (isNew) tell(rows.length)
      },
    ),
  )
  return (
    <div class="watch no-print" role="status" aria-live="assertive">
      <Show when={urgentWaiting()}>
        {(count) => (
          <p>
            <strong>{shell("urgentWaiting", { count: count() })}</strong>
            <A href="/detections">{shell("toDetections")}</A>
          </p>
        )}
      </Show>
    </div>
  )
}

/** A sound if she wants one, and the system's own notice if she has allowed that to this page before; it names nobody. */
function tell(count: number): void {
  if (soundIsOn()) chime()
  if (document.visibilityState === "hidden" && "Notification" in window && Notification.permission === "granted")
    new Notification(shell("urgentWaiting", { count }), { tag: "detections" })
}
