import { useQuery, useQueryClient } from "@tanstack/solid-query"
import type { Info, Programme } from "@ventanilla/core/programme/schema"
import { createSignal, For, Show } from "solid-js"
import { ask, client, keyed } from "../../api"
import { language } from "../../context/language"
import { plainDay } from "../../context/time"
import { fund } from "../../i18n/fund"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Checkbox } from "../../ui/checkbox"
import { Chip } from "../../ui/chip"
import { ErrorNote } from "../../ui/empty"
import { bound } from "../../ui/form"
import { Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { NumberField, TextField } from "../../ui/text-field"
import { toast } from "../../ui/toast"
import "../care/care.css"

const read = () => ask(client.api.headquarters.programmes.$get())
const publish = (json: { version: number; programmes: Programme[] }, key: string) =>
  ask(client.api.headquarters.programmes.$post({ json }, keyed(key)))

/** Headquarters' catalogue of support funds: what every consulate may ask for, up to how much, with which evidence. */
export default function Programmes() {
  const query = useQuery(() => ({ queryKey: ["programmes", "catalogue"], queryFn: read, refetchOnWindowFocus: false }))
  return (
    <Page title={fund("catalogue")} sub={fund("catalogue.sub")}>
      <Load query={query} lines={8}>
        {(data) => (
          <Show when={data().version + 1} keyed>
            <Editor info={data() as Info} />
          </Show>
        )}
      </Load>
    </Page>
  )
}

function Editor(props: { info: Info }) {
  const queries = useQueryClient()
  const [rows, setRows] = createSignal<readonly Programme[]>(props.info.programmes)
  const changed = () => rows().some((row, index) => row !== props.info.programmes[index])
  const change = (key: string, next: Partial<Programme>) =>
    setRows((before) => before.map((row) => (row.key === key ? { ...row, ...next } : row)))
  const send = createAction(
    (key) => publish({ version: props.info.version, programmes: [...rows()] }, key),
    () => {
      toast(fund("catalogue.published"))
      void queries.invalidateQueries()
    },
  )
  return (
    <div class="stack" data-gap="large">
      <div class="row">
        <span class="quiet">
          {fund("catalogue.version", { version: props.info.version })}
          <Show when={props.info.publishedAt}>{(at) => <> · {plainDay(at().slice(0, 10))}</>}</Show>
        </span>
        <Button kind="primary" disabled={!changed()} pending={send.pending()} onClick={() => void send.run()}>
          {fund("catalogue.publish")}
        </Button>
      </div>
      <ErrorNote problem={send.problem()} />
      <ul class="catalogue" aria-label={fund("catalogue.list")}>
        <For each={props.info.programmes.map(({ key }) => key)}>
          {(key) => <One row={rows().find((row) => row.key === key)!} change={(next) => change(key, next)} />}
        </For>
      </ul>
    </div>
  )
}

function One(props: { row: Programme; change: (next: Partial<Programme>) => void }) {
  const name = () => props.row[language()]
  return (
    <li>
      <Card
        title={name()}
        aside={
          <Chip tone={props.row.confidence === "V" ? "ok" : "warn"}>{fund(`confidence.${props.row.confidence}`)}</Chip>
        }
      >
        <div class="field-pair">
          <NumberField
            label={fund("catalogue.year")}
            field={bound<number | undefined>(
              `${props.row.key}.year`,
              () => props.row.fiscalYear,
              (value) => value !== undefined && props.change({ fiscalYear: value }),
            )}
          />
          <TextField
            label={fund("catalogue.currency")}
            maxLength={3}
            field={bound<string | undefined>(
              `${props.row.key}.currency`,
              () => props.row.currency,
              (value) => props.change({ currency: (value ?? "").toUpperCase() }),
            )}
          />
        </div>
        <NumberField
          label={fund("catalogue.ceiling")}
          hint={props.row.ceiling === null ? fund("ceiling.none") : undefined}
          field={bound<number | undefined>(
            `${props.row.key}.ceiling`,
            () => (props.row.ceiling === null ? undefined : props.row.ceiling / 100),
            // Typed in whole units, kept in cents.
            (value) => props.change({ ceiling: value === undefined || !(value > 0) ? null : Math.round(value * 100) }),
          )}
        />
        <p class="small">
          {fund("evidence")}: {props.row.evidence.map((one) => one[language()]).join(" · ") || "—"}
        </p>
        <p class="small quiet">
          {fund("source")}: {props.row.source}
        </p>
        <Checkbox
          label={fund("catalogue.retired")}
          field={bound<boolean | undefined>(
            `${props.row.key}.retired`,
            () => props.row.retired,
            (value) => props.change({ retired: value === true }),
          )}
        />
      </Card>
    </li>
  )
}
