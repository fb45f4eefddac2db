import { useQuery } from "@tanstack/solid-query"
import type { Info, Programme } from "@ventanilla/core/funds/programme/schema"
import { createSignal, For, Show } from "solid-js"
import { ask, client } from "../../api"
import { write } from "../../context/call"
import { useReread } from "../../context/changes"
import { language } from "../../context/language"
import { money } from "../../context/money"
import { can } from "../../context/nav"
import { plainDay } from "../../context/time"
import { catalogue } from "../../tenancy/catalogue/catalogue.i18n"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { ErrorNote } from "../../ui/empty"
import { Load } from "../../ui/load"
import { createMerge } from "../../ui/merge"
import { naming } from "../../ui/merge.words"
import { MergeDialog } from "../../ui/merge-dialog"
import { asRead } from "../../ui/over"
import { Page } from "../../ui/page"
import { toast } from "../../ui/toast"
import { began, discard, drafted, note } from "./draft"
import { fund } from "./fund.i18n"
import { stateOf } from "./programme.rules"
import { ProgrammeForm } from "./programme-form"
import "../../ui/template.css"
import "../../ui/catalogue.css"
import "./programme.css"
import "../../ui/publish.css"

const read = () => ask(client.api.headquarters.programmes.$get())
const reading = ({ programmes, version }: Info) => ({ values: { programmes }, version })
const publish = write(client.api.headquarters.programmes)

/**
 * Headquarters' catalogue of support funds: what every consulate may ask for, up to how much, with which evidence. One is
 * changed at a time, and what was noted is published together as one version.
 */
export default function Programmes() {
  const query = useQuery(() => ({ queryKey: ["programmes", "catalogue"], queryFn: read, refetchOnWindowFocus: false }))
  return (
    <Page title={fund("catalogue")} sub={fund("catalogue.sub")}>
      <Load query={query} lines={8}>
        {(data) => <List info={data() as Info} />}
      </Load>
    </Page>
  )
}

function List(props: { info: Info }) {
  const [editing, setEditing] = createSignal<Programme | "new">()
  const rows = () => drafted(props.info)
  return (
    <>
      <Card
        flush
        title={fund("catalogue.list")}
        aside={
          <>
            <span class="small quiet">
              {fund("catalogue.version", { version: props.info.version })}
              <Show when={props.info.publishedAt}>{(at) => <> · {plainDay(at().slice(0, 10))}</>}</Show>
            </span>
            <Show when={can("programme.publish")}>
              <Button size="small" onClick={() => setEditing("new")}>
                {fund("catalogue.add")}
              </Button>
            </Show>
          </>
        }
      >
        <ul class="entries" data-programmes aria-label={fund("catalogue.list")}>
          <For each={rows()}>
            {(row) => <One row={row} state={stateOf(row, props.info.programmes)} edit={() => setEditing(row)} />}
          </For>
        </ul>
      </Card>
      <Publish info={props.info} />
      <Show when={editing()} keyed>
        {(one) => {
          // As it was published when its form was opened.
          const from = one === "new" ? undefined : asRead(props.info.programmes.find(({ key }) => key === one.key))
          return (
            <ProgrammeForm
              programme={one === "new" ? undefined : one}
              taken={rows().map(({ key }) => key)}
              keep={(mine) => note(props.info, mine, from)}
              close={() => setEditing(undefined)}
            />
          )
        }}
      </Show>
    </>
  )
}

function One(props: { row: Programme; state: "added" | "changed" | undefined; edit: () => void }) {
  const name = () => props.row[language()]
  const ceiling = () => {
    const { ceiling, currency } = props.row
    return ceiling === null ? fund("ceiling.none") : fund("catalogue.perFile", { amount: money(ceiling, currency) })
  }
  return (
    <li data-retired={props.row.retired ? "" : undefined}>
      <div>
        <strong>{name()}</strong>
        <span class="small quiet block">
          {[
            String(props.row.fiscalYear),
            ceiling(),
            fund("catalogue.evidenceCount", { count: props.row.evidence.length }),
          ].join(" · ")}
        </span>
      </div>
      <div class="row" data-gap="small">
        <Chip tone={props.row.confidence === "V" ? "ok" : "warn"}>
          {catalogue(`confidence.${props.row.confidence}`)}
        </Chip>
        <Show when={props.row.retired}>
          <Chip>{fund("catalogue.retired")}</Chip>
        </Show>
        <Show when={props.state}>{(state) => <Chip tone="brand">{fund(`catalogue.${state()}`)}</Chip>}</Show>
      </div>
      <Show when={can("programme.publish")}>
        <Button size="small" aria-label={fund("catalogue.editOf", { name: name() })} onClick={props.edit}>
          {fund("catalogue.edit")}
        </Button>
      </Show>
    </li>
  )
}

const fields = {
  es: () => fund("catalogue.es"),
  en: () => fund("catalogue.en"),
  fiscalYear: () => fund("catalogue.year"),
  currency: () => fund("catalogue.currency"),
  ceiling: () => fund("catalogue.ceiling"),
  source: () => fund("source"),
  confidence: () => fund("catalogue.confidence"),
  retired: () => fund("catalogue.retired"),
}
const programmeWords = (programmes: () => readonly Programme[]) =>
  naming(programmes, (last) => fields[last as keyof typeof fields]?.())

function Publish(props: { info: Info }) {
  const reread = useReread()
  const count = () => drafted(props.info).filter((one) => stateOf(one, props.info.programmes)).length
  const merge = createMerge({
    base: () => reading(began(props.info)),
    read: async () => reading((await read()) as Info),
  })
  const action = createAction(
    (key) =>
      merge.send({ programmes: drafted(began(props.info)) }, key, (mine, version, again) =>
        publish({ ...mine, version }, again),
      ),
    () => {
      discard()
      toast(fund("catalogue.published"))
      reread("catalogue")
    },
  )
  return (
    <Show when={count() > 0}>
      <section class="publish" aria-label={fund("catalogue.pending", { count: count() })}>
        <p role="status">{fund("catalogue.pending", { count: count() })}</p>
        <ErrorNote problem={action.problem()} />
        <MergeDialog merge={merge} {...programmeWords(() => drafted(props.info))} />
        <div class="row">
          <Button kind="quiet" onClick={discard}>
            {fund("catalogue.discard")}
          </Button>
          <Button kind="primary" pending={action.pending()} onClick={() => void action.run()}>
            {fund("catalogue.publishNext", { version: props.info.version + 1 })}
          </Button>
        </div>
      </section>
    </Show>
  )
}
