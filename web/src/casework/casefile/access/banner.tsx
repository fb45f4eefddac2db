import { A } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import { createEffect, createSignal, Match, onCleanup, Show, Switch } from "solid-js"
import { arrived } from "../../../context/call"
import { can } from "../../../context/nav"
import { now, time } from "../../../context/time"
import { Button } from "../../../ui/button"
import { Note } from "../../../ui/empty"
import { readAccess } from "./access.calls"
import { access } from "./access.i18n"
import { BreakGlass } from "./break-glass"

/** What she does not see of this file and how she may; with an emergency access, how long it lasts. Nothing where she sees all. */
export function AccessBanner(props: { casefileID: string }) {
  const [asking, setAsking] = createSignal(false)
  const [at, setAt] = createSignal(now().getTime())
  const query = useQuery(() => ({
    queryKey: ["access", props.casefileID],
    queryFn: () => readAccess(props.casefileID),
    enabled: can("access.read"),
    refetchOnWindowFocus: true,
  }))
  const known = () => arrived(query)
  const ends = () => known()?.glassUntil ?? undefined
  const timer = setInterval(() => setAt(now().getTime()), 10_000)
  onCleanup(() => clearInterval(timer))
  // When the hour is over, the page asks anew what may be seen.
  createEffect(() => {
    const until = ends()
    if (until && at() >= Date.parse(until)) void query.refetch()
  })
  const why = () => {
    const info = known()
    return info?.file ?? info?.narrative ?? info?.perpetrator ?? undefined
  }
  const minutes = (until: string) => Math.max(1, Math.ceil((Date.parse(until) - at()) / 60_000))
  return (
    <div class="no-print">
      <Switch>
        <Match when={ends()}>
          {(until) => (
            <div role="status">
              <Note tone="warn">
                {access("banner", { left: access("left", { count: minutes(until()) }), until: time(until()) })}
              </Note>
            </div>
          )}
        </Match>
        <Match when={why()}>
          {(reason) => (
            <Note tone="info">
              <div class="row" data-push="">
                <span>{access(`limited.${reason()}`)}</span>
                <Show when={reason() === "code_required"}>
                  <A href="/conduct">{access("sign")}</A>
                </Show>
                <Show when={known()?.mayBreakGlass && can("glass.open")}>
                  <Button size="small" onClick={() => setAsking(true)}>
                    {access("ask")}
                  </Button>
                </Show>
              </div>
            </Note>
          )}
        </Match>
      </Switch>
      <BreakGlass casefileID={props.casefileID} open={asking()} onClose={() => setAsking(false)} />
    </div>
  )
}
