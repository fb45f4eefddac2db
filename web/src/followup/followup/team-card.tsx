import { useQuery } from "@tanstack/solid-query"
import { type Info as Handover, OfferInput } from "@ventanilla/core/followup/handover/schema"
import { AskInput, Outcome, type Info as Review, SettleInput } from "@ventanilla/core/followup/review/schema"
import { createSignal, For, Show } from "solid-js"
import type { CardProps } from "../../casework/casefile/card-props"
import { byWhom } from "../../context/by"
import { useAskAgain } from "../../context/changes"
import { can } from "../../context/nav"
import { membership } from "../../context/session"
import { when } from "../../context/time"
import { ui } from "../../i18n/ui"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Dialog } from "../../ui/dialog"
import { ErrorNote } from "../../ui/empty"
import { createForm } from "../../ui/form"
import { Load } from "../../ui/load"
import { Select } from "../../ui/select"
import { Submit, useDone } from "../../ui/submit"
import { TextField } from "../../ui/text-field"
import { answerHandover, askReview, listHandovers, listReviews, offerHandover, settleReview } from "./followup.calls"
import { followup } from "./followup.i18n"

/** Who else looks after this file: hand-over to a colleague, the supervisor's look. */
export default function TeamCard(props: CardProps) {
  const [open, setOpen] = createSignal<"offer" | "ask" | Review>()
  const close = () => setOpen(undefined)
  const id = () => props.file.casefileID
  const handovers = useQuery(() => ({ queryKey: ["handovers", id()], queryFn: () => listHandovers(id()) }))
  const reviews = useQuery(() => ({ queryKey: ["reviews", id()], queryFn: () => listReviews(id()) }))
  const settling = () => {
    const one = open()
    return one && one !== "offer" && one !== "ask" ? one : undefined
  }
  const names = () => props.whole.accounts.names()
  return (
    <Card title={followup("review")}>
      <div class="row">
        <Show when={can("review.ask")}>
          <Button size="small" onClick={() => setOpen("ask")}>
            {followup("review.ask")}
          </Button>
        </Show>
        <Show when={props.open && can("handover.offer") && props.whole.accounts.list().length}>
          <Button size="small" onClick={() => setOpen("offer")}>
            {followup("handover.offer")}
          </Button>
        </Show>
      </div>
      <Load query={reviews} lines={1}>
        {(data) => (
          <Show when={data().items.length} fallback={<p class="quiet">{followup("review.none")}</p>}>
            <For each={data().items}>
              {(one) => (
                <article>
                  <p class="row" data-gap="small">
                    <strong>{followup(`cause.${one.cause}`)}</strong>
                    <Chip tone={one.status === "done" ? "ok" : "warn"}>
                      {one.outcome ? followup(`outcome.${one.outcome}`) : followup("review.waiting")}
                    </Chip>
                    <Show when={one.status === "waiting" && can("review.settle")}>
                      <Button size="small" onClick={() => setOpen(one)}>
                        {followup("review.settle")}
                      </Button>
                    </Show>
                  </p>
                  <p class="small quiet">
                    {when(one.doneAt ?? one.askedAt)} · {byWhom(one.doneBy ?? one.askedBy, names())}
                  </p>
                  <Show when={one.question}>{(words) => <p class="told">{words()}</p>}</Show>
                  <Show when={one.answer}>{(words) => <p class="told">→ {words()}</p>}</Show>
                </article>
              )}
            </For>
          </Show>
        )}
      </Load>
      <Load query={handovers} lines={1}>
        {(data) => (
          <Show when={data().items.length}>
            <h3>{followup("handover")}</h3>
            <For each={data().items}>{(one) => <Offered one={one} names={names()} />}</For>
          </Show>
        )}
      </Load>
      <Dialog open={open() === "ask"} onClose={close} title={followup("review.ask")}>
        <Show when={open() === "ask"}>
          <AskForm casefileID={id()} close={close} />
        </Show>
      </Dialog>
      <Dialog open={open() === "offer"} onClose={close} title={followup("handover")}>
        <Show when={open() === "offer"}>
          <OfferForm {...props} close={close} />
        </Show>
      </Dialog>
      <Dialog open={settling() !== undefined} onClose={close} title={followup("review.settle")}>
        <Show when={settling()}>{(one) => <SettleForm one={one()} close={close} />}</Show>
      </Dialog>
    </Card>
  )
}

function Offered(props: { one: Handover; names: ReadonlyMap<string, string> }) {
  const said = useDone("handover")(() => followup("handover.answered"))
  const askAgain = useAskAgain()
  const answer = createAction(
    async (key, how: "accept" | "decline" | "withdraw") => {
      await answerHandover(props.one.handoverID, how, key)
      return how
    },
    (how) => {
      said()
      // From here on it is hers: what was kept back from her until now is shown.
      if (how === "accept") askAgain(props.one.casefileID)
    },
  )
  const mine = () => props.one.to === membership()?.staffID
  return (
    <article>
      <p class="row" data-gap="small">
        {byWhom(props.one.from ?? props.one.offeredBy, props.names)} → {byWhom(props.one.to, props.names)}
        <Chip tone={props.one.status === "accepted" ? "ok" : "mute"}>{followup(`handover.${props.one.status}`)}</Chip>
        <span class="small quiet">{when(props.one.endedAt ?? props.one.offeredAt)}</span>
      </p>
      <Show when={props.one.note}>{(note) => <p class="told">{note()}</p>}</Show>
      <Show when={props.one.status === "offered"}>
        <div class="row">
          <Show
            when={mine()}
            fallback={
              <Button size="small" kind="quiet" pending={answer.pending()} onClick={() => void answer.run("withdraw")}>
                {followup("handover.withdraw")}
              </Button>
            }
          >
            <Button size="small" kind="primary" pending={answer.pending()} onClick={() => void answer.run("accept")}>
              {followup("handover.accept")}
            </Button>
            <Button size="small" pending={answer.pending()} onClick={() => void answer.run("decline")}>
              {followup("handover.decline")}
            </Button>
          </Show>
        </div>
      </Show>
      <ErrorNote problem={answer.problem()} />
    </article>
  )
}

function OfferForm(props: CardProps & { close: () => void }) {
  const done = useDone("handover", props.close)
  const form = createForm({
    schema: OfferInput,
    initial: { casefileID: props.file.casefileID },
    draft: `handover.${props.file.casefileID}`,
    send: offerHandover,
    done: done(() => followup("handover.saved")),
  })
  const colleagues = () =>
    props.whole.accounts
      .list()
      .filter(({ role, status }) => status === "active" && (role === "coordinator" || role === "caseworker"))
      .map(({ staffID, email }) => ({ value: staffID, label: email }))
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <Select label={followup("handover.to")} field={form.field("to")} options={colleagues()} />
      <TextField
        label={followup("handover.note")}
        hint={followup("handover.noteHint")}
        optional
        rows={6}
        field={form.field("note")}
      />
      <Submit brief form={form} label={ui("save")} onCancel={props.close} />
    </form>
  )
}

function AskForm(props: { casefileID: string; close: () => void }) {
  const done = useDone("review", props.close)
  const form = createForm({
    schema: AskInput,
    initial: { casefileID: props.casefileID, cause: "requested" },
    draft: `review.${props.casefileID}`,
    send: askReview,
    done: done(() => followup("review.asked")),
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <Select
        label={followup("review")}
        field={form.field("cause")}
        options={(["requested", "closing"] as const).map((value) => ({ value, label: followup(`cause.${value}`) }))}
      />
      <TextField label={followup("review.question")} optional rows={4} field={form.field("question")} />
      <Submit brief form={form} label={ui("save")} onCancel={props.close} />
    </form>
  )
}

function SettleForm(props: { one: Review; close: () => void }) {
  const done = useDone("review", props.close)
  const form = createForm({
    schema: SettleInput,
    initial: { reviewID: props.one.reviewID },
    send: settleReview,
    done: done(() => followup("review.settled")),
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <Select
        label={followup("review.outcome")}
        field={form.field("outcome")}
        options={Outcome.options.map((value) => ({ value, label: followup(`outcome.${value}`) }))}
      />
      <TextField label={followup("review.answer")} optional rows={4} field={form.field("answer")} />
      <Submit brief form={form} label={ui("save")} onCancel={props.close} />
    </form>
  )
}
