import { For, Show } from "solid-js"
import { time } from "../context/time"
import { Button, ButtonLink } from "../ui/button"
import { Card } from "../ui/card"
import { Chip, type Tone } from "../ui/chip"
import { Empty, Note } from "../ui/empty"
import { total } from "./count.rules"
import { Device } from "./device"
import { broken, known, online, pack, queue, works } from "./field"
import type { Activity } from "./kept"
import { mobile } from "./mobile.i18n"
import { first, refused, waiting } from "./queue.rules"
import { sendAll, sending } from "./sending"
import { signIn, Title } from "./start"

/** What is to be done here today, and what is still to be sent. */
export function Day() {
  return (
    <div class="stack">
      <Title>{mobile("today")}</Title>
      <State />
      <Show when={broken()}>
        <Note tone="bad">{mobile("broken")}</Note>
      </Show>
      <div class="mobile-acts">
        <ButtonLink kind="primary" href="/mobile/detection">
          {mobile("detection")}
        </ButtonLink>
        <Show when={pack()?.may.record}>
          <ButtonLink href="/mobile/new">{mobile("unplanned")}</ButtonLink>
        </Show>
      </div>
      <ul class="mobile-list">
        <For
          each={pack()?.activities}
          fallback={
            <li>
              <Card>
                <Empty title={mobile("none")}>{mobile("noneText")}</Empty>
              </Card>
            </li>
          }
        >
          {(activity) => <Line activity={activity} />}
        </For>
      </ul>
      <Device />
    </div>
  )
}

/** Always visible: what is still on this device, and how to send it. */
function State() {
  const left = () => waiting(queue()).length
  const wrong = () => refused(queue()).length
  const tone = () => (wrong() ? "bad" : left() ? "warn" : "ok")
  return (
    <div class="note mobile-state" data-tone={tone()}>
      <p role="status">
        <strong>{left() ? mobile("waiting", { count: left() }) : wrong() ? "" : mobile("allSent")}</strong>
        <Show when={wrong()}>
          {" "}
          <strong>{mobile("refusedCount", { count: wrong() })}</strong>
        </Show>
        <Show when={sending()}> {mobile("sending")}</Show>
      </p>
      <Show when={left()}>
        <p class="small">{mobile(online() && !known() ? "signinSend" : "keepOpen")}</p>
        <div class="row">
          <Show when={online() && !known()}>
            <ButtonLink kind="primary" href={signIn}>
              {mobile("signin")}
            </ButtonLink>
          </Show>
          <Show when={online() && known() && first(queue(), Date.now())}>
            <Button pending={sending()} onClick={() => void sendAll()}>
              {mobile("sendNow")}
            </Button>
          </Show>
        </div>
      </Show>
    </div>
  )
}

type State = "planned" | "counting" | "waiting" | "refused" | "held"
const tones: Record<State, Tone> = { planned: "mute", counting: "info", waiting: "warn", refused: "bad", held: "ok" }

function Line(props: { activity: Activity }) {
  const work = () => works().get(props.activity.id)
  const counted = () => (work() ? total(work()!.tally) : 0)
  const state = (): State => {
    const entries = queue().filter(({ activity }) => activity === props.activity.id)
    if (entries.some(({ refusal }) => refusal)) return "refused"
    if (entries.length) return "waiting"
    if (work() && !work()!.saved) return "counting"
    return props.activity.held ? "held" : "planned"
  }
  return (
    <li class="card mobile-line">
      <div>
        <h2>{props.activity.title}</h2>
        <p class="quiet small">
          {time(props.activity.startsAt, props.activity.timeZone)}–
          {time(props.activity.endsAt, props.activity.timeZone)}
          <Show when={props.activity.place}> · {props.activity.place}</Show>
          <Show when={props.activity.local}> · {mobile("local")}</Show>
        </p>
        <Chip tone={tones[state()]}>{mobile(`state.${state()}`, { count: counted() })}</Chip>
      </div>
      <Show when={pack()?.may.hold}>
        <ButtonLink href={`/mobile/count/${props.activity.id}`}>
          {mobile(["held", "waiting", "refused"].includes(state()) ? "correct" : "count")}
        </ButtonLink>
      </Show>
    </li>
  )
}
