import { useQuery } from "@tanstack/solid-query"
import type { WaitingInfo } from "@ventanilla/core/partners/referral/schema"
import { telephoneLink } from "@ventanilla/hsds/read/phone"
import { createMemo, createSignal, For, Match, Show, Switch } from "solid-js"
import { Problem } from "../../api"
import { arrived } from "../../context/call"
import { language } from "../../context/language"
import { dateTime } from "../../context/time"
import { ErrorNote, Skeleton } from "../../ui/empty"
import { ByLink, speak } from "./by-link"
import { CapacityCard } from "./capacity"
import { Frame } from "./frame"
import { Gone } from "./gone"
import { Disowned, NotOurs } from "./not-ours"
import { createCalls } from "./partner.calls"
import { partner } from "./partner.i18n"
import { ReferralCard } from "./referral-card"

/** What waits for one partner: no account, no names. Opening it changes nothing; only a press does. */
export default function PartnerPage() {
  return (
    <ByLink path="/p" tab={partner("tab")} none={{ title: partner("noToken"), text: partner("noTokenText") }}>
      {(token) => <Held token={token} />}
    </ByLink>
  )
}

/** Why a link does not open, and what to do. */
const endings = {
  link_expired: { title: "gone", text: "goneText" },
  link_closed: { title: "closed", text: "closedText" },
  link_unconfirmed: { title: "unproven", text: "unprovenText" },
} as const

function Held(props: { token: string }) {
  const calls = createCalls(() => props.token)
  const query = useQuery(() => ({ queryKey: ["waiting"], queryFn: calls.waiting, staleTime: 0, gcTime: 0 }))
  const info = () => arrived(query)
  const [disowned, setDisowned] = createSignal(false)
  const refused = createMemo(() => {
    const { error } = query
    const isRefused = error instanceof Problem && [401, 403, 404, 410].includes(error.status)
    return isRefused ? (endings[error.code as keyof typeof endings] ?? endings.link_expired) : undefined
  })
  speak(() => info()?.language)
  return (
    <Frame tab={partner("tab")} office={info()?.office[language()]}>
      <Switch fallback={<Skeleton lines={6} />}>
        <Match when={!disowned() && !refused() && info()}>
          {(there) => (
            <Waiting
              info={there()}
              calls={calls}
              refresh={() => void query.refetch()}
              disowned={() => setDisowned(true)}
            />
          )}
        </Match>
        <Match when={disowned()}>
          <Disowned />
        </Match>
        <Match when={refused()}>{(why) => <Gone title={partner(why().title)} text={partner(why().text)} />}</Match>
        <Match when={query.error}>
          <ErrorNote problem={query.error} retry={() => void query.refetch()} />
        </Match>
      </Switch>
    </Frame>
  )
}

function Waiting(props: {
  info: WaitingInfo
  calls: ReturnType<typeof createCalls>
  refresh: () => void
  disowned: () => void
}) {
  const [said, setSaid] = createSignal<{ folio: string; words: string }>()
  const open = () => props.info.items.filter(({ status }) => status === "sent" || status === "opened")
  const taken = () => props.info.items.filter(({ status }) => status === "accepted" || status === "in_service")
  const ended = () => props.info.items.filter(({ status }) => status === "declined" || status === "withdrawn")
  let heard: HTMLDivElement | undefined
  const answered = (folio: string, words: string) => {
    setSaid({ folio, words })
    props.refresh()
    // The card she pressed on has moved or gone: what was noted is where she is looking now.
    queueMicrotask(() => heard?.scrollIntoView({ block: "center" }))
  }
  const card = (item: WaitingInfo["items"][number]) => (
    <ReferralCard item={item} info={props.info} calls={props.calls} answered={(words) => answered(item.folio, words)} />
  )
  return (
    <>
      <div class="stack" data-gap="small">
        <h1>{open().length ? partner("waiting", { count: open().length }) : partner("nothing")}</h1>
        <p class="quiet">{partner("sub", { date: dateTime(props.info.validUntil, props.info.timeZone) })}</p>
        <Show when={props.info.officePhone}>
          {(phone) => (
            <p>
              <a href={telephoneLink(phone())}>{partner("call", { phone: phone() })}</a>
            </p>
          )}
        </Show>
        <div role="status" ref={heard}>
          <Show when={said()}>
            {(last) => (
              <p class="note" data-tone="ok">
                <span>
                  <strong class="mono">{last().folio}</strong> · {last().words}
                </span>
              </p>
            )}
          </Show>
        </div>
        <p class="small quiet">{partner(open().length ? "acceptHint" : "nothingText")}</p>
      </div>
      <For each={open()}>{card}</For>
      <Show when={taken().length}>
        <h2 class="partner-part">{partner("answered")}</h2>
        <For each={taken()}>{card}</For>
      </Show>
      <Show when={ended().length}>
        <h2 class="partner-part">{partner("history")}</h2>
        <For each={ended()}>{card}</For>
      </Show>
      <CapacityCard info={props.info} calls={props.calls} refresh={props.refresh} />
      <NotOurs disown={props.calls.disown} done={props.disowned} />
    </>
  )
}
