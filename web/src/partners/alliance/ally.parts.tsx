import { A } from "@solidjs/router"
import { AddInput, Benefit, type Info as Commitment } from "@ventanilla/core/outreach/commitment/schema"
import { type Info, Kind, RenewBody } from "@ventanilla/core/partners/alliance/schema"
import { For, Show } from "solid-js"
import { categoryName, categoryOptions } from "../../context/categories"
import { addDays, dayOf } from "../../context/days"
import { now, plainDay, zone } from "../../context/time"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { DateField } from "../../ui/date-field"
import { ConfirmDialog, Dialog } from "../../ui/dialog"
import { Empty } from "../../ui/empty"
import { createForm } from "../../ui/form"
import { Select } from "../../ui/select"
import { Submit, useDone } from "../../ui/submit"
import { NumberField } from "../../ui/text-field"
import { alliance } from "./alliance.i18n"
import { allies } from "./allies.i18n"
import { addCommitment, dropCommitment, renewAlliance } from "./ally.calls"
import { terms } from "./terms.i18n"
import { useSeen } from "./use-seen"

/** How near the end is, in words. */
export function Left(props: { row: Pick<Info, "daysLeft"> }) {
  const days = () => props.row.daysLeft ?? 0
  return <>{days() < 0 ? allies("gone", { count: -days() }) : allies("left", { count: days() })}</>
}

const name = (row: Commitment) => (row.category ? categoryName(row.category) : allies(`benefit.${row.benefit}`))
const term = (row: Commitment) => allies("term", { from: plainDay(row.from), to: plainDay(row.to) })

/** What was promised, each beside what became of it: a bar and its numbers; and by whom, where there are several. */
export function Promises(props: {
  rows: readonly Commitment[]
  nameOf?: (organizationID: string) => string
  drop?: ((row: Commitment) => void) | undefined
}) {
  const width = (row: Commitment) => Math.min(100, Math.round((100 * row.used) / row.amount))
  return (
    <Show when={props.rows.length} fallback={<Empty title={allies("noPromises")}>{allies("noPromisesText")}</Empty>}>
      <ul class="rows">
        <For each={props.rows}>
          {(row) => (
            <li data-stacked="">
              <p>
                <strong>{name(row)}</strong>{" "}
                <span class="mono">{allies("used", { used: row.used, amount: row.amount })}</span>
              </p>
              <Show when={props.nameOf}>
                {(nameOf) => (
                  <p class="small">
                    <A href={`/alliances/${row.allianceID}`}>{nameOf()(row.organizationID)}</A>
                  </p>
                )}
              </Show>
              <svg viewBox="0 0 100 4" preserveAspectRatio="none" width="100%" height="8" aria-hidden="true">
                <rect width="100" height="4" fill="var(--violet-100)" />
                <rect width={width(row)} height="4" fill="var(--violet-600)" />
              </svg>
              <p class="small quiet">{term(row)}</p>
              <Show when={props.drop}>
                {(drop) => (
                  <div>
                    <Button
                      size="small"
                      kind="quiet"
                      aria-label={`${terms("drop")}: ${name(row)}`}
                      onClick={() => drop()(row)}
                    >
                      {terms("drop")}
                    </Button>
                  </div>
                )}
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}

/** As long again as the one before, from the day after it or from today. */
export function Renew(props: { row: Info; close: () => void }) {
  const today = dayOf(now(), zone())
  const length = () => {
    const { startsOn, endsOn } = props.row
    const days = endsOn ? Math.round((Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000) : 364
    return Math.max(1, days)
  }
  const start = () => {
    const after = props.row.runsUntil ? addDays(props.row.runsUntil, 1) : today
    return [after, today].sort()[1] ?? today
  }
  const seen = useSeen(() => props.row, true)
  const form = createForm({
    schema: RenewBody,
    // The day of the signature is on the paper: none is proposed.
    initial: { version: props.row.version, kind: props.row.kind, endsOn: addDays(start(), length()) },
    send: (renewed, key) =>
      seen.send(key, (version, again) => renewAlliance(props.row.allianceID, { ...renewed, version }, again)),
    done: useDone("alliance", props.close)(() => allies("renewed")),
  })
  return (
    <Dialog open onClose={props.close} title={allies("renewTitle")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <p class="quiet">{allies("renewHint")}</p>
        <Select
          label={allies("kind")}
          field={form.field("kind")}
          options={Kind.options.map((value) => ({ value, label: alliance(`kind.${value}`) }))}
        />
        <div class="field-pair">
          <DateField label={allies("signed")} field={form.field("signedOn")} />
          <DateField optional label={allies("ends")} field={form.field("endsOn")} />
        </div>
        <Submit brief form={form} label={allies("renew")} onCancel={props.close} />
        <seen.Dialog />
      </form>
    </Dialog>
  )
}

export function AddPromise(props: { row: Info; close: () => void }) {
  const today = dayOf(now(), zone())
  const form = createForm({
    schema: AddInput,
    initial: {
      allianceID: props.row.allianceID,
      benefit: "service",
      from: props.row.startsOn,
      to: props.row.runsUntil ?? addDays(today, 364),
    },
    send: (json, key) => addCommitment(json, key),
    done: useDone("commitment", props.close)(() => allies("promised")),
  })
  const benefit = form.field("benefit")
  return (
    <Dialog open onClose={props.close} title={allies("addPromise")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <Select
          label={allies("benefit")}
          field={{
            ...benefit,
            set: (next) => {
              benefit.set(next)
              if (next !== "service") form.field("category").set(undefined)
            },
          }}
          options={Benefit.options.map((value) => ({ value, label: allies(`benefit.${value}`) }))}
        />
        <Show when={benefit.value() === "service"}>
          <Select label={allies("category")} field={form.field("category")} options={categoryOptions()} />
        </Show>
        <NumberField label={allies("amount")} field={form.field("amount")} />
        <div class="field-pair">
          <DateField label={allies("from")} field={form.field("from")} />
          <DateField label={allies("to")} field={form.field("to")} />
        </div>
        <Submit brief form={form} label={allies("save")} onCancel={props.close} />
      </form>
    </Dialog>
  )
}

/** It was not promised after all: taken out, once that was thought over. */
export function DropPromise(props: { row: Commitment; close: () => void }) {
  const drop = createAction(
    (key) => dropCommitment(props.row.commitmentID, key),
    useDone("commitment", props.close)(() => terms("dropped")),
  )
  return (
    <ConfirmDialog open danger onClose={props.close} title={terms("dropTitle")} confirm={terms("drop")} action={drop}>
      <p>
        <strong>{name(props.row)}</strong>, {allies("used", { used: props.row.used, amount: props.row.amount })}
      </p>
      <p class="small quiet">{term(props.row)}</p>
      <p>{terms("dropText")}</p>
    </ConfirmDialog>
  )
}
