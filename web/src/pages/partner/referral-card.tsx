import type { WaitingInfo, WaitingItem } from "@ventanilla/core/referral/schema"
import { createSignal, Match, Show, Switch } from "solid-js"
import { categoryName } from "../../context/categories"
import { longDay } from "../../context/time"
import { partner } from "../../i18n/partner"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Chip } from "../../ui/chip"
import { ErrorNote } from "../../ui/empty"
import { Decline, Unconfirmed } from "./answers"
import type { Answer, Calls } from "./partner.calls"
import { Reach } from "./reach"

type Props = { item: WaitingItem; info: WaitingInfo; calls: Calls; answered: (words: string) => void }

/** One referral by its folio: what is looked for, until when to answer, and the answers there are. */
export function ReferralCard(props: Props) {
  const open = () => props.item.status === "sent" || props.item.status === "opened"
  return (
    <section class="card" aria-label={props.item.folio}>
      <header>
        <h2 class="mono">{props.item.folio}</h2>
        <span class="row" data-gap="small">
          <Show when={open()} fallback={<Chip tone="ok">{partner(takenAs(props.item.status))}</Chip>}>
            <Show when={props.item.status === "opened"}>
              <Chip tone="info">{partner("receivedDone")}</Chip>
            </Show>
            <Due item={props.item} timeZone={props.info.timeZone} />
          </Show>
        </span>
      </header>
      <div class="card-body">
        <p>
          {categoryName(props.item.category)}
          <br />
          <span class="small quiet">{partner("sent", { date: longDay(props.item.sentAt, props.info.timeZone) })}</span>
        </p>
        <Show when={open()} fallback={<Reach {...props} />}>
          <Answers {...props} />
        </Show>
      </div>
    </section>
  )
}

const takenAs = (status: WaitingItem["status"]) => (status === "in_service" ? "in_service" : "accepted")

function Due(props: { item: WaitingItem; timeZone: string }) {
  const by = () => partner("answerBy", { date: longDay(props.item.answerBy, props.timeZone) })
  return (
    <Show when={props.item.reminders > 0} fallback={<Chip tone="warn">{by()}</Chip>}>
      <Chip tone="bad">
        {partner("reminder", { count: props.item.reminders === 1 ? 1 : props.item.reminders + 1 })}
      </Chip>
    </Show>
  )
}

function Answers(props: Props) {
  const [asking, setAsking] = createSignal<"decline" | "unconfirmed">()
  const answer = createAction(
    async (key, given: Answer) => {
      await props.calls.answer(props.item.referralID, given, key)
      return given.what
    },
    (what) => props.answered(partner(`said.${what}`)),
  )
  const give = (given: Answer) => void answer.run(given)
  return (
    <>
      <Switch
        fallback={
          <div class="answers-given">
            <Button kind="primary" pending={answer.pending()} onClick={() => give({ what: "accept" })}>
              {partner("accept")}
            </Button>
            <Button onClick={() => setAsking("decline")}>{partner("decline")}</Button>
            <Button pending={answer.pending()} onClick={() => give({ what: "call" })}>
              {partner("askCall")}
            </Button>
            <Button onClick={() => setAsking("unconfirmed")}>{partner("unconfirmed")}</Button>
            <Show when={props.item.status === "sent"}>
              <Button kind="quiet" pending={answer.pending()} onClick={() => give({ what: "received" })}>
                {partner("received")}
              </Button>
            </Show>
          </div>
        }
      >
        <Match when={asking() === "decline"}>
          <Decline
            pending={answer.pending()}
            give={(reason) => give({ what: "decline", reason })}
            cancel={() => setAsking(undefined)}
          />
        </Match>
        <Match when={asking() === "unconfirmed"}>
          <Unconfirmed
            pending={answer.pending()}
            give={() => give({ what: "unconfirmed" })}
            cancel={() => setAsking(undefined)}
          />
        </Match>
      </Switch>
      <ErrorNote problem={answer.problem()} />
    </>
  )
}
