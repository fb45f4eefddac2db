import { Navigate, useLocation, useNavigate } from "@solidjs/router"
import { QueryClient, QueryClientProvider, replaceEqualDeep } from "@tanstack/solid-query"
import { createResource, ErrorBoundary, type JSX, Match, onCleanup, Show, Suspense, Switch } from "solid-js"
import { Problem, whenSessionEnds } from "../api"
import { shell } from "../i18n/shell"
import { Button } from "../ui/button"
import { ErrorNote, Skeleton } from "../ui/empty"
import { useRecord } from "../ui/record"
import { Toasts } from "../ui/toast"
import "../context/offline"
import "../context/drafts"
import { Find } from "../context/find"
import { Languages } from "../context/languages"
import { can, home } from "../context/nav"
import { hide } from "../context/neutral"
import { place } from "../context/place"
import { Rail } from "../context/rail"
import { loadSession, membership, onLeave, onPlaceChange, session, signOut } from "../context/session"
import { tokens } from "../context/tokens"
import { Idle } from "./idle"
import { Palette } from "./palette"
import { Shortcuts } from "./shortcuts"
import { Watch } from "./watch"
import { Who } from "./who"

/** What waits for somebody, which names nobody and is no reading. */
const live = new Set(["tasks", "detections"])

// Outside of the component: coming back from the neutral screen finds the lists where they were.
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // Every reading of a record is written down: coming back to the window, or to the network, makes none.
      refetchOnWindowFocus: ({ queryKey }) => live.has(String(queryKey[0])),
      refetchOnReconnect: ({ queryKey }) => live.has(String(queryKey[0])),
      // What did not change keeps its identity: a list read again keeps its rows, and the focus in them.
      reconcile: (before, after) => replaceEqualDeep(before, after),
      retry: (count, error) => count < 2 && error instanceof Problem && error.passing,
      throwOnError: false,
    },
  },
})
onLeave(() => queries.clear())

/** The frame around every page that needs a session. */
export function Shell(props: { children?: JSX.Element }) {
  const location = useLocation()
  const wanted = () => encodeURIComponent(location.pathname + location.search)
  return (
    <Show when={tokens()} fallback={<Navigate href={`/signin?to=${wanted()}`} />}>
      <Inside>{props.children}</Inside>
    </Show>
  )
}

function Inside(props: { children?: JSX.Element }) {
  const navigate = useNavigate()
  // Nothing of one record outlives it: no dialog, no form, no half-made step stands over the next one.
  const record = useRecord()
  const [loaded, { refetch }] = createResource(async () => session() ?? (await loadSession()))
  whenSessionEnds((code) => void signOut(code ?? "ended"))
  onCleanup(
    onPlaceChange(() => {
      // What was read for one consulate must not be seen in another.
      queries.clear()
      navigate(home())
    }),
  )
  return (
    <Switch fallback={<Skeleton lines={6} />}>
      <Match when={loaded.error}>
        <main class="open-page">
          <ErrorNote problem={loaded.error as Problem} retry={() => void refetch()} />
          <Button onClick={() => void signOut()}>{shell("signOut")}</Button>
        </main>
      </Match>
      <Match when={session()}>
        <QueryClientProvider client={queries}>
          <a class="skip" href="#main">
            {shell("skip")}
          </a>
          <div class="shell">
            <Rail />
            <div>
              <Top />
              <Show when={membership()}>
                <Watch />
              </Show>
              <main id="main" tabindex="-1">
                <Show when={place() && `${place()} ${record()}`} keyed>
                  <Content>{props.children}</Content>
                </Show>
              </main>
            </div>
          </div>
          <Toasts />
          <Palette />
          <Shortcuts />
          <Idle />
        </QueryClientProvider>
      </Match>
    </Switch>
  )
}

function Content(props: { children?: JSX.Element }) {
  return (
    <ErrorBoundary fallback={(error, reset) => <Crash error={error} reset={reset} />}>
      <Suspense
        fallback={
          <div class="page">
            <Skeleton lines={6} />
          </div>
        }
      >
        <Show when={membership() ?? session()?.headquarters} fallback={<p class="page">{shell("place.none")}</p>}>
          {props.children}
        </Show>
      </Suspense>
    </ErrorBoundary>
  )
}

function Crash(props: { error: unknown; reset: () => void }) {
  return (
    <div class="page">
      <h1>{shell("crash.title")}</h1>
      <ErrorNote problem={props.error instanceof Error ? props.error : new Error("unknown")} retry={props.reset} />
    </div>
  )
}

function Top() {
  return (
    <header class="top">
      <Show when={membership() === undefined || can("casefile.list")}>
        <Find />
      </Show>
      <Button kind="shield" onClick={hide}>
        {shell("neutral")} <kbd class="hide-phone">Esc Esc</kbd>
      </Button>
      <Languages />
      <Who />
    </header>
  )
}
