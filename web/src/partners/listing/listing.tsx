import { useQuery } from "@tanstack/solid-query"
import type { Changes, Page as Info } from "@ventanilla/core/partners/verification/schema"
import { createEffect, createSignal, For, Match, on, Show, Switch } from "solid-js"
import { createStore } from "solid-js/store"
import { ask, asShown, keyed, Problem, publicClient } from "../../api"
import { arrived } from "../../context/call"
import { language } from "../../context/language"
import { dateTime } from "../../context/time"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { ErrorNote, Note, Skeleton } from "../../ui/empty"
import { ByLink, speak } from "../partner/by-link"
import { Frame } from "../partner/frame"
import { Gone } from "../partner/gone"
import { listing } from "./listing.i18n"
import { type Said, Service } from "./service"

/** From the mail: what the directory says of the organisation; a press says that it is still so, or what is different. */
export default function ListingPage() {
  return (
    <ByLink path="/listing" tab={listing("tab")} none={{ title: listing("noToken"), text: listing("noTokenText") }}>
      {(token) => <Held token={token} />}
    </ByLink>
  )
}

function Held(props: { token: string }) {
  const query = useQuery(() => ({
    queryKey: ["listing"],
    queryFn: () => ask(publicClient.api.public.listings.look.$post({ json: { token: props.token } })),
  }))
  const info = () => arrived(query) as Info | undefined
  speak(() => info()?.language)
  return (
    <Frame tab={listing("tab")} office={info()?.office[language()]}>
      <Switch fallback={<Skeleton lines={6} />}>
        <Match when={info()}>
          {(there) => <Answer info={there()} token={props.token} again={() => void query.refetch()} />}
        </Match>
        <Match when={query.error instanceof Problem && !query.error.passing}>
          <Gone title={listing("gone")} text={listing("goneText")} />
        </Match>
        <Match when={query.error}>
          <ErrorNote problem={query.error} retry={() => void query.refetch()} />
        </Match>
      </Switch>
    </Frame>
  )
}

function Answer(props: { info: Info; token: string; again: () => void }) {
  const [said, setSaid] = createStore<Record<string, Said>>({})
  const [done, setDone] = createSignal(false)
  const [empty, setEmpty] = createSignal(false)
  const send = createAction(
    (key) => {
      const all = Object.entries(said)
      return ask(
        publicClient.api.public.listings.answer.$post(
          {
            json: {
              token: props.token,
              version: asShown(props.info.version),
              correct: all.filter(([, { say }]) => say === "same").map(([serviceID]) => serviceID),
              changes: all
                .filter(([, { say }]) => say === "different")
                .map(([serviceID, { changes }]) => ({ serviceID, changes })),
            },
          },
          keyed(key),
        ),
      )
    },
    () => setDone(true),
  )
  // What was typed stays; what it is said of is read again.
  createEffect(
    on(
      () => send.problem()?.code,
      (code) => code === "stale" && props.again(),
    ),
  )
  const start = () => {
    const some = Object.values(said).some(({ say }) => say !== undefined)
    setEmpty(!some)
    if (some) void send.run()
  }
  return (
    <Show
      when={!done()}
      fallback={
        <div class="stack" role="status">
          <h1>{listing("done")}</h1>
          <Note tone="ok">{listing("doneText")}</Note>
        </div>
      }
    >
      <div class="stack" data-gap="large">
        <h1>{listing("title")}</h1>
        <p>{listing("text", { organization: props.info.organization, office: props.info.office[language()] })}</p>
        <For each={props.info.services}>
          {(service) => (
            <Service
              service={service}
              said={said[service.serviceID] ?? { say: undefined, changes: {} as Changes }}
              set={(next) => setSaid(service.serviceID, next)}
            />
          )}
        </For>
        <Show when={empty()}>
          <Note tone="warn">{listing("nothing")}</Note>
        </Show>
        <Show when={send.problem()?.code === "stale"} fallback={<ErrorNote problem={send.problem()} />}>
          <Note tone="warn">{listing("readAgain")}</Note>
        </Show>
        <div>
          <Button kind="primary" pending={send.pending()} onClick={start}>
            {listing("send")}
          </Button>
        </div>
        <p class="small quiet">{listing("until", { date: dateTime(props.info.expiresAt) })}</p>
      </div>
    </Show>
  )
}
