import { useQuery } from "@tanstack/solid-query"
import { type Info, RefuseReason, RequestInput } from "@ventanilla/core/funds/fund/schema"
import { createSignal, For, Show } from "solid-js"
import type { CardProps } from "../../casework/casefile/card-props"
import { arrived } from "../../context/call"
import { language } from "../../context/language"
import { money } from "../../context/money"
import { can } from "../../context/nav"
import { when } from "../../context/time"
import { fund } from "../../funds/programme/fund.i18n"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Checkboxes } from "../../ui/checkbox"
import { Chip, type Tone } from "../../ui/chip"
import { Dialog } from "../../ui/dialog"
import { Empty, ErrorNote } from "../../ui/empty"
import { bound, createForm } from "../../ui/form"
import { Load } from "../../ui/load"
import { createMerge } from "../../ui/merge"
import { MergeDialog } from "../../ui/merge-dialog"
import { More } from "../../ui/more"
import { Select } from "../../ui/select"
import { Submit, useDone } from "../../ui/submit"
import { NumberField, TextField } from "../../ui/text-field"
import {
  approveFund,
  giveFund,
  listFunds,
  listProgrammes,
  readFund,
  refuseFund,
  requestFund,
  tickEvidence,
  withdrawFund,
} from "./followup.calls"
import { useList } from "./use-list"

import "../../ui/followup.css"

const tones: Record<Info["status"], Tone> = {
  requested: "info",
  approved: "warn",
  given: "ok",
  refused: "mute",
  withdrawn: "mute",
}

/** Support money: asked for, approved, its evidence ticked, given. */
export default function FundsCard(props: CardProps) {
  const list = useList("funds", () => props.file.casefileID, listFunds)
  const [open, setOpen] = createSignal(false)
  return (
    <Card
      flush
      title={fund("title")}
      aside={
        <Show when={props.open && can("fund.request")}>
          <Button size="small" onClick={() => setOpen(true)}>
            {fund("add")}
          </Button>
        </Show>
      }
    >
      <Load query={list.query} lines={2}>
        {() => (
          <Show when={list.items().length} fallback={<Empty title={fund("empty")} />}>
            <ul class="rows" aria-label={fund("title")}>
              <For each={list.items()}>{(one) => <Row one={one} />}</For>
            </ul>
            <More size="small" pages={list} />
          </Show>
        )}
      </Load>
      <Dialog open={open()} onClose={() => setOpen(false)} title={fund("add")}>
        <Show when={open()}>
          <RequestForm casefileID={props.file.casefileID} close={() => setOpen(false)} />
        </Show>
      </Dialog>
    </Card>
  )
}

type Ticked = { evidence: string[] }
const ticked = ({ evidence, version }: Info) => ({ values: { evidence: [...evidence] }, version })

function Row(props: { one: Info }) {
  const said = useDone("fund")
  const changed = said(() => fund("changed"))
  // What is ticked is said beside what was ticked on the screen: a tick of somebody else since then stays.
  const merge = createMerge<Ticked>({
    base: () => ticked(props.one),
    read: async () => ticked(await readFund(props.one)),
  })
  const tick = createAction(
    (key, evidence: string[]) =>
      merge.send({ evidence }, key, (mine, version, again) => tickEvidence(props.one, version, mine.evidence, again)),
    changed,
  )
  const approve = createAction((key) => approveFund(props.one.fundID, props.one.amount, key), changed)
  const give = createAction((key) => giveFund(props.one.fundID, key), changed)
  const withdraw = createAction((key) => withdrawFund(props.one.fundID, key), changed)
  const refuse = createAction(
    (key, reason: (typeof RefuseReason.options)[number]) => refuseFund(props.one.fundID, reason, key),
    changed,
  )
  const problem = () => tick.problem() ?? approve.problem() ?? give.problem() ?? withdraw.problem() ?? refuse.problem()
  const status = () => props.one.status
  const open = () => status() === "requested" || status() === "approved"
  return (
    <li data-stacked>
      <div>
        <p class="row" data-gap="small">
          <strong>{money(props.one.amount, props.one.programme.currency)}</strong>
          <Chip tone={tones[status()]}>{fund(`status.${status()}`)}</Chip>
        </p>
        <p>{props.one.programme[language()]}</p>
        <p class="small quiet">
          {when(props.one.endedAt ?? props.one.approvedAt ?? props.one.requestedAt)}
          <Show when={props.one.refusal}>{(reason) => <> · {fund(`reason.${reason()}`)}</>}</Show>
        </p>
        <Show when={props.one.note}>{(note) => <p class="told">{note()}</p>}</Show>
        <Show when={open() && props.one.programme.evidence.length}>
          <Checkboxes
            label={fund("evidence")}
            field={bound<string[] | undefined>(
              `evidence-${props.one.fundID}`,
              () => [...props.one.evidence],
              (next) => void tick.run(next ?? []),
            )}
            options={props.one.programme.evidence.map((one) => ({ value: one.key, label: one[language()] }))}
          />
        </Show>
        <MergeDialog merge={merge} label={() => fund("evidence")} />
        <ErrorNote problem={problem()} />
      </div>
      <Show when={open()}>
        <div class="act">
          <Show when={status() === "requested" && can("fund.approve")}>
            <Button size="small" kind="primary" pending={approve.pending()} onClick={() => void approve.run()}>
              {fund("approve")}
            </Button>
            <Select
              quiet
              label={fund("refuse")}
              empty={`${fund("refuse")}…`}
              field={bound<(typeof RefuseReason.options)[number] | undefined>(
                "refuse",
                () => undefined,
                (next) => next && void refuse.run(next),
              )}
              options={RefuseReason.options.map((value) => ({ value, label: fund(`reason.${value}`) }))}
            />
          </Show>
          <Show when={status() === "approved" && can("fund.give")}>
            <Button size="small" kind="primary" pending={give.pending()} onClick={() => void give.run()}>
              {fund("give")}
            </Button>
          </Show>
          <Show when={can("fund.withdraw")}>
            <Button size="small" kind="quiet" pending={withdraw.pending()} onClick={() => void withdraw.run()}>
              {fund("withdraw")}
            </Button>
          </Show>
        </div>
      </Show>
    </li>
  )
}

function RequestForm(props: { casefileID: string; close: () => void }) {
  const done = useDone("fund", props.close)
  const catalogue = useQuery(() => ({ queryKey: ["programmes"], queryFn: listProgrammes }))
  const offered = () => (arrived(catalogue)?.programmes ?? []).filter(({ retired }) => !retired)
  const form = createForm({
    schema: RequestInput,
    initial: { casefileID: props.casefileID },
    send: requestFund,
    done: done(() => fund("saved")),
  })
  const chosen = () => offered().find(({ key }) => key === form.values().programme)
  const amount = form.field("amount")
  const [typed, setTyped] = createSignal<number>()
  const set = (value: number | undefined) => {
    setTyped(value)
    // Typed in whole units with cents, kept in cents: never a fraction of one.
    amount.set(value === undefined ? undefined : Math.round(value * 100))
  }
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <Select
        label={fund("programme")}
        field={form.field("programme")}
        options={offered().map((one) => ({ value: one.key, label: one[language()] }))}
      />
      <Show when={chosen()}>
        {(one) => (
          <details class="small">
            <summary>{fund(`confidence.${one().confidence}`)}</summary>
            <p class="quiet">
              {fund("source")}: {one().source}
            </p>
          </details>
        )}
      </Show>
      <NumberField
        label={fund("amount", { currency: chosen()?.currency ?? "USD" })}
        hint={fund("amountHint", {
          year: String(chosen()?.fiscalYear ?? ""),
          ceiling: ceilingOf(chosen()),
        })}
        field={{ ...amount, value: typed, set }}
      />
      <TextField label={fund("note")} optional rows={2} field={form.field("note")} />
      <Submit brief form={form} label={fund("add")} onCancel={props.close} />
    </form>
  )
}

const ceilingOf = (one: { ceiling: number | null; currency: string } | undefined) =>
  one?.ceiling ? money(one.ceiling, one.currency) : fund("ceiling.none")
