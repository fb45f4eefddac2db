import { A } from "@solidjs/router"
import { holds, type Info } from "@ventanilla/core/partners/alliance/schema"
import { createSignal, For, Show } from "solid-js"
import { can } from "../../context/nav"
import { day, plainDay } from "../../context/time"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip, type Tone } from "../../ui/chip"
import { ConfirmDialog } from "../../ui/dialog"
import { Empty } from "../../ui/empty"
import { Load } from "../../ui/load"
import { useDone } from "../../ui/submit"
import { endAlliance, useAlliances } from "./alliance.calls"
import { alliance } from "./alliance.i18n"
import { AddAlliance } from "./alliance-form"

export const tones: Record<Info["status"], Tone> = {
  draft: "mute",
  in_opinion: "info",
  signed: "info",
  in_force: "ok",
  expiring: "warn",
  lapsed: "bad",
  ended: "mute",
}

/** Under which alliance referrals may go to this organisation. */
export function Alliances(props: { organizationID: string }) {
  const query = useAlliances(() => props.organizationID)
  const [adding, setAdding] = createSignal(false)
  const [ending, setEnding] = createSignal<Info>()
  return (
    <Card
      flush
      title={alliance("title")}
      aside={
        <Show when={can("alliance.create")}>
          <Button size="small" onClick={() => setAdding(true)}>
            {alliance("add")}
          </Button>
        </Show>
      }
    >
      <Load query={query} lines={2}>
        {(data) => (
          <Show when={data().items.length} fallback={<Empty title={alliance("empty")}>{alliance("emptyText")}</Empty>}>
            <ul class="rows">
              <For each={data().items}>{(row) => <Row row={row} end={() => setEnding(row)} />}</For>
            </ul>
          </Show>
        )}
      </Load>
      <Show when={adding()}>
        <AddAlliance organizationID={props.organizationID} close={() => setAdding(false)} />
      </Show>
      <Show when={ending()} keyed>
        {(row) => <End row={row} close={() => setEnding(undefined)} />}
      </Show>
    </Card>
  )
}

function Row(props: { row: Info; end: () => void }) {
  const period = () =>
    props.row.endsOn
      ? alliance("period", { from: plainDay(props.row.startsOn), to: plainDay(props.row.endsOn) })
      : alliance("periodOpen", { from: plainDay(props.row.startsOn) })
  return (
    <li>
      <div>
        <p>
          <A href={`/alliances/${props.row.allianceID}`}>{alliance(`kind.${props.row.kind}`)}</A>
        </p>
        <p>
          <Chip tone={tones[props.row.status]}>{alliance(`status.${props.row.status}`)}</Chip>
        </p>
        <p class="small quiet">{period()}</p>
        <Show when={props.row.endedAt}>
          {(at) => <p class="small quiet">{alliance("endedAt", { date: day(at()) })}</p>}
        </Show>
      </div>
      <Show when={(holds(props.row.status) || props.row.status === "signed") && can("alliance.end")}>
        <div class="act">
          <Button size="small" onClick={props.end}>
            {alliance("end")}
          </Button>
        </div>
      </Show>
    </li>
  )
}

/** Ends an alliance, once that was thought over. */
export function End(props: { row: Info; close: () => void }) {
  const end = createAction(
    (key) => endAlliance(props.row.allianceID, key),
    useDone("alliance", props.close)(() => alliance("ended")),
  )
  return (
    <ConfirmDialog
      open
      danger
      onClose={props.close}
      title={alliance("end.title")}
      confirm={alliance("end")}
      action={end}
    >
      <p>
        <strong>{alliance(`kind.${props.row.kind}`)}</strong>
      </p>
      <p>{alliance("end.text")}</p>
    </ConfirmDialog>
  )
}
