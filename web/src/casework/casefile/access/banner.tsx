import { A } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import { createEffect, createSignal, Match, onCleanup, Show, Switch } from "solid-js"
import { arrived } from "../../../context/call"
import { can } from "../../../context/nav"
import { now, time } from "../../../context/time"
import { Button } from "../../../ui/button"
import { Note } from "../../../ui/empty"
import { later } from "../../../ui/later"
import { readAccess } from "./access.calls"
import { banner } from "./banner.i18n"

const BreakGlass = later(async () => (await import("./break-glass")).BreakGlass)

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
                {banner("banner", { left: banner("left", { count: minutes(until()) }), until: time(until()) })}
              </Note>
            </div>
          )}
        </Match>
        <Match when={why()}>
          {(reason) => (
            <Note tone="info">
              <div class="row" data-push="">
                <span>{banner(`limited.${reason()}`)}</span>
                <Show when={reason() === "code_required"}>
                  <A href="/conduct">{banner("sign")}</A>
                </Show>
                <Show when={known()?.mayBreakGlass && can("glass.open")}>
                  <Button size="small" onClick={() => setAsking(true)}>
                    {banner("ask")}
                  </Button>
                </Show>
              </div>
            </Note>
          )}
        </Match>
      </Switch>
      <Show when={asking()}>
        <BreakGlass casefileID={props.casefileID} onClose={() => setAsking(false)} />
      </Show>
    </div>
  )
}
