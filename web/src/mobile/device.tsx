import { useNavigate } from "@solidjs/router"
import { createSignal, For, Show } from "solid-js"
import { when } from "../context/time"
import { createAction } from "../ui/action"
import { Button } from "../ui/button"
import { Card } from "../ui/card"
import { Chip, type Tone } from "../ui/chip"
import { ConfirmDialog } from "../ui/dialog"
import { end, giveUp, known, online, pack, queue, receipts, tryAgain } from "./field"
import { mobile } from "./mobile.i18n"
import { type Entry, isStale } from "./queue.rules"
import { reopen, sendAll } from "./sending"
import { PrepareAction } from "./start"

/** What lies on this device: entry by entry with its state, what was sent, and the way to end it. */
export function Device() {
  const [asked, setAsked] = createSignal(false)
  const action = createAction(() => end("asked"))
  const zone = () => pack()?.timeZone
  return (
    <>
      <Card title={mobile("device")}>
        <ul class="mobile-entries">
          <For each={queue()} fallback={<li class="quiet">{mobile("deviceEmpty")}</li>}>
            {(entry) => <Line entry={entry} />}
          </For>
        </ul>
        <Show when={receipts().length}>
          <div>
            <h3>{mobile("sent")}</h3>
            <ul class="mobile-entries" data-sent="">
              <For each={[...receipts()].reverse()}>
                {(one) => (
                  <li>
                    <span>{mobile(`entry.${one.kind}`)}</span>
                    <span class="quiet small">{when(new Date(one.at), undefined, zone())}</span>
                    <Show when={one.folio}>
                      {(folio) => <span class="mono">{mobile("sentFolio", { folio: folio() })}</span>}
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </div>
        </Show>
        <p class="small quiet">
          {mobile("preparedAt", {
            when: when(new Date(pack()?.preparedAt ?? 0), undefined, zone()),
            until: when(new Date(pack()?.until ?? 0), undefined, zone()),
          })}
        </p>
        <div class="row">
          <Show when={known() && online()}>
            <PrepareAction again />
          </Show>
          <Button onClick={() => setAsked(true)}>{mobile("finish")}</Button>
        </div>
      </Card>
      <ConfirmDialog
        open={asked() && pack() !== undefined}
        onClose={() => setAsked(false)}
        title={mobile("finishTitle")}
        confirm={mobile("finish")}
        danger
        action={action}
      >
        <p>{mobile("finishText")}</p>
        <Show when={queue().length}>
          <p>
            <strong>{mobile("finishLoses", { count: queue().length })}</strong>
          </p>
        </Show>
      </ConfirmDialog>
    </>
  )
}

type State = "waiting" | "tried" | "refused" | "stale"
const tones: Record<State, Tone> = { waiting: "info", tried: "warn", refused: "bad", stale: "bad" }

function Line(props: { entry: Entry }) {
  const navigate = useNavigate()
  const [asked, setAsked] = createSignal(false)
  const state = (): State => {
    if (props.entry.refusal) return "refused"
    if (isStale(props.entry, Date.now())) return "stale"
    return props.entry.triedAt ? "tried" : "waiting"
  }
  const refusal = () => {
    const found = props.entry.refusal
    if (!found) return state() === "stale" ? mobile("staleText") : undefined
    if (found.code === "closed") return mobile("closedText")
    return [found.detail || mobile("refusal"), ...found.errors.map(({ detail }) => detail)].join(" ")
  }
  const drop = createAction(() => giveUp(props.entry))
  const correct = createAction(async () => {
    if (props.entry.activity) return navigate(`/mobile/count/${props.entry.activity}`)
    await reopen(props.entry)
    navigate("/mobile/detection")
  })
  const again = createAction(() => tryAgain(props.entry).then(sendAll))
  const title = () => pack()?.activities.find(({ id }) => id === props.entry.activity)?.title
  return (
    <li>
      <span>{mobile(`entry.${props.entry.kind}`)}</span>
      <span class="quiet small">
        {when(new Date(props.entry.at), undefined, pack()?.timeZone)}
        <Show when={title()}> · {title()}</Show>
      </span>
      <Chip tone={tones[state()]}>{mobile(`entry.${state()}`)}</Chip>
      <Show when={refusal()}>
        <p class="error">{refusal()}</p>
        <div class="row">
          <Show when={props.entry.refusal && props.entry.refusal.code !== "closed"}>
            <Button size="small" pending={correct.pending()} onClick={() => void correct.run()}>
              {mobile("correct")}
            </Button>
          </Show>
          <Show when={props.entry.refusal?.code !== "closed"}>
            <Button size="small" pending={again.pending()} onClick={() => void again.run()}>
              {mobile("resend")}
            </Button>
          </Show>
          <Button size="small" onClick={() => setAsked(true)}>
            {mobile("drop")}
          </Button>
        </div>
        <ConfirmDialog
          open={asked()}
          onClose={() => setAsked(false)}
          title={mobile("dropTitle")}
          confirm={mobile("drop")}
          danger
          action={drop}
        >
          {mobile("dropText")}
        </ConfirmDialog>
      </Show>
    </li>
  )
}
