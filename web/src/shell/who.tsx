import { createSignal, For, lazy, onCleanup, onMount, Show } from "solid-js"
import { language } from "../context/language"
import { unsentOffline } from "../context/offline"
import { place } from "../context/place"
import { choose, membership, role, session, signOut } from "../context/session"
import { shell } from "../i18n/shell"
import { Button } from "../ui/button"

const Leaving = lazy(() => import("../mobile/leaving"))
const Everywhere = lazy(() => import("../tenancy/signin/everywhere"))

/** The visible session: who, where, as what; and the way to another consulate or out. */
export function Who() {
  let details: HTMLDetailsElement | undefined
  const close = (event: Event) => {
    if (event.type === "keydown" && (event as KeyboardEvent).key !== "Escape") return
    if (event.type === "pointerdown" && details?.contains(event.target as Node)) return
    if (details) details.open = false
  }
  onMount(() => {
    for (const sign of ["keydown", "pointerdown"]) document.addEventListener(sign, close)
    onCleanup(() => {
      for (const sign of ["keydown", "pointerdown"]) document.removeEventListener(sign, close)
    })
  })
  const here = () => membership()?.office[language()] ?? shell("headquarters")
  const asWhat = () => {
    const mine = role()
    return mine ? shell(`role.${mine}`) : ""
  }
  const [unsent, setUnsent] = createSignal(0)
  const leave = async () => {
    const count = await unsentOffline()
    if (count === 0) return signOut()
    if (details) details.open = false
    setUnsent(count)
  }
  const [everywhere, setEverywhere] = createSignal(false)
  const leaveEverywhere = () => {
    if (details) details.open = false
    setEverywhere(true)
  }
  const go = (to: string) => {
    if (details) details.open = false
    if (to !== place()) choose(to)
  }
  return (
    <details class="who" ref={details}>
      <summary>
        <strong>{here()}</strong>
        <span class="small quiet">
          {membership() ? asWhat() : shell("headquartersSees")} <span aria-hidden="true">▾</span>
        </span>
      </summary>
      <div class="panel">
        <Show when={(session()?.memberships.length ?? 0) + Number(session()?.headquarters ?? 0) > 1}>
          <p class="small quiet">{shell("workingIn")}</p>
          <div class="places">
            <Show when={session()?.headquarters}>
              <button type="button" aria-current={place() === "headquarters"} onClick={() => go("headquarters")}>
                {shell("headquarters")}
              </button>
            </Show>
            <For each={session()?.memberships}>
              {(one) => (
                <button type="button" aria-current={place() === one.tenantID} onClick={() => go(one.tenantID)}>
                  {one.office[language()]}
                  <span class="small quiet"> · {shell(`role.${one.role}`)}</span>
                  <Show when={one.status === "suspended"}>
                    <span class="small quiet"> · {shell("status.suspended")}</span>
                  </Show>
                </button>
              )}
            </For>
          </div>
        </Show>
        <div class="stack">
          <Button onClick={() => void leave()}>{shell("signOut")}</Button>
          <Button kind="quiet" onClick={leaveEverywhere}>
            {shell("signOutEverywhere")}
          </Button>
        </div>
      </div>
      <Show when={unsent()}>
        <Leaving count={unsent()} close={() => setUnsent(0)} />
      </Show>
      <Show when={everywhere()}>
        <Everywhere close={() => setEverywhere(false)} />
      </Show>
    </details>
  )
}
