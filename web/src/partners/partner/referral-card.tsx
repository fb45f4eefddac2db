import type { WaitingInfo, WaitingItem } from "@ventanilla/core/partners/referral/schema"
import { createSignal, Match, Show, Switch } from "solid-js"
import { categoryName } from "../../context/categories"
import { spokenNames } from "../../context/spoken"
import { dateTime, longDay } from "../../context/time"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Fact, Facts } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { ErrorNote, Note } from "../../ui/empty"
import { later } from "../../ui/later"
import type { Answer, Calls } from "./partner.calls"
import { partner } from "./partner.i18n"
import { Reach } from "./reach"

const Decline = later(async () => (await import("./answers")).Decline)
const Unconfirmed = later(async () => (await import("./answers")).Unconfirmed)

type Props = { item: WaitingItem; info: WaitingInfo; calls: Calls; answered: (words: string) => void }

/** One referral by its folio: what is looked for, until when to answer, and the answers there are. */
export function ReferralCard(props: Props) {
  const status = () => props.item.status
  const open = () => status() === "sent" || status() === "opened"
  return (
    <section class="card" aria-label={props.item.folio}>
      <header>
        <h2 class="mono">{props.item.folio}</h2>
        <span class="row" data-gap="small">
          <Show when={open()} fallback={<Ended status={status()} />}>
            <Show when={status() === "opened"}>
              <Chip tone="info">{partner("receivedDone")}</Chip>
            </Show>
            <Due item={props.item} timeZone={props.info.timeZone} />
          </Show>
        </span>
      </header>
      <div class="card-body">
        <p>
          <Show when={props.item.category}>
            {(category) => (
              <>
                {categoryName(category())}
                <br />
              </>
            )}
          </Show>
          <span class="small quiet">{partner("sent", { date: longDay(props.item.sentAt, props.info.timeZone) })}</span>
        </p>
        <Switch>
          <Match when={open()}>
            <Before item={props.item} />
            <Answers {...props} />
          </Match>
          <Match when={status() === "withdrawn"}>
            <Note>{partner("withdrawnText")}</Note>
          </Match>
          <Match when={status() === "accepted" || status() === "in_service"}>
            <Reach {...props} />
          </Match>
        </Switch>
        <Show when={props.item.undoUntil}>{(until) => <Undo {...props} until={until()} />}</Show>
      </div>
    </section>
  )
}

function Ended(props: { status: WaitingItem["status"] }) {
  const tone = () => (props.status === "accepted" || props.status === "in_service" ? "ok" : "mute")
  const words = () => {
    switch (props.status) {
      case "in_service":
      case "declined":
      case "withdrawn":
        return partner(props.status)
      default:
        return partner("accepted")
    }
  }
  return <Chip tone={tone()}>{words()}</Chip>
}

/** What helps to decide and names nobody, as far as she agreed to it. */
function Before(props: { item: WaitingItem }) {
  return (
    <Show
      when={props.item.languages || props.item.needs}
      fallback={<p class="small quiet">{partner("before.none")}</p>}
    >
      <Facts>
        <Show when={props.item.languages}>
          {(languages) => <Fact term={partner("before.languages")}>{spokenNames(languages())}</Fact>}
        </Show>
        <Show when={props.item.needs}>
          {(needs) => <Fact term={partner("before.needs")}>{needs().map(categoryName).join(" · ")}</Fact>}
        </Show>
      </Facts>
    </Show>
  )
}

function Undo(props: Props & { until: string }) {
  const undo = createAction(
    (key) => props.calls.answer(props.item.referralID, { what: "undo" }, key),
    () => props.answered(partner("said.undo")),
  )
  return (
    <>
      <ErrorNote problem={undo.problem()} />
      <div class="row">
        <Button kind="quiet" pending={undo.pending()} onClick={() => void undo.run()}>
          {partner("undo")}
        </Button>
        <span class="small quiet">{partner("undoUntil", { date: dateTime(props.until, props.info.timeZone) })}</span>
      </div>
    </>
  )
}

function Due(props: { item: WaitingItem; timeZone: string }) {
  const by = () => partner("answerBy", { date: longDay(props.item.answerBy, props.timeZone) })
  return (
    <Show when={props.item.reminders > 0} fallback={<Chip tone="warn">{by()}</Chip>}>
      <Chip tone="bad">{partner("reminder", { count: props.item.reminders })}</Chip>
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
