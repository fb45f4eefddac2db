import { createEffect, type JSX, Match, on, onCleanup, Switch } from "solid-js"
import type { Problem } from "../api"
import { ErrorNote, Skeleton } from "./empty"

type Query<T> = { data: T | undefined; error: Error | null; isPending: boolean; refetch: () => unknown }

/** Loading, failed or there: the three faces of everything that is fetched. */
export function Load<T>(props: { query: Query<T>; lines?: number; children: (data: () => T) => JSX.Element }) {
  return (
    <Switch fallback={<Skeleton lines={props.lines ?? 4} />}>
      {/* Asked first: reading data that is still on its way would hide the whole page, and the focus with it. */}
      <Match when={!props.query.isPending && props.query.data !== undefined && { value: props.query.data as T }}>
        {(there) => props.children(() => there().value)}
      </Match>
      <Match when={props.query.error}>
        {(error) => <ErrorNote problem={error() as Problem} retry={() => void props.query.refetch()} />}
      </Match>
    </Switch>
  )
}

/** Repeats `run` each `milliseconds` while `active`, not while the tab is hidden. */
export function createPoll(active: () => boolean, milliseconds: number, run: () => unknown): void {
  createEffect(
    on(active, (going) => {
      if (!going) return
      const timer = setInterval(() => {
        if (document.visibilityState === "visible") run()
      }, milliseconds)
      onCleanup(() => clearInterval(timer))
    }),
  )
}
