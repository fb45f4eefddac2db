import { useSearchParams } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import { catalogues } from "@ventanilla/core/data/catalogues"
import type { Entry, Info, Key } from "@ventanilla/core/tenancy/catalogue/schema"
import { createSignal, For, Show } from "solid-js"
import { ask, client, keyed } from "../../api"
import { useReread } from "../../context/changes"
import { language } from "../../context/language"
import { can } from "../../context/nav"
import { day } from "../../context/time"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { ErrorNote } from "../../ui/empty"
import { bound } from "../../ui/form"
import { Load } from "../../ui/load"
import { createMerge } from "../../ui/merge"
import { naming } from "../../ui/merge.words"
import { MergeDialog } from "../../ui/merge-dialog"
import { asRead } from "../../ui/over"
import { Page } from "../../ui/page"
import { Select } from "../../ui/select"
import { toast } from "../../ui/toast"
import { catalogue } from "./catalogue.i18n"
import { began, changes, discard, drafted, note, raise } from "./draft"
import { EntryForm } from "./entry-form"
import "../../ui/template.css"
import "../../ui/catalogue.css"
import "../../ui/publish.css"

/** Headquarters' catalogues, one at a time: changes are noted entry by entry, and published together as one version. */
export default function CataloguesPage() {
  const [search, setSearch] = useSearchParams<{ of?: string }>()
  const query = useQuery(() => ({
    queryKey: ["headquarters", "catalogues"],
    queryFn: () => ask(client.api.headquarters.catalogues.$get()),
  }))
  const chosen = () => catalogues.find(({ key }) => key === search.of) ?? catalogues[0]
  return (
    <Page title={catalogue("title")} sub={catalogue("sub")}>
      <Select
        label={catalogue("which")}
        field={bound<string | undefined>(
          "of",
          () => chosen().key,
          (of) => setSearch({ of }),
        )}
        options={catalogues.map((one) => ({ value: one.key, label: one[language()] }))}
      />
      <Load query={query} lines={10}>
        {(found) => (
          <Show when={found().items.find(({ key }) => key === chosen().key)} keyed>
            {(info) => <One info={info} all={found().items} />}
          </Show>
        )}
      </Load>
    </Page>
  )
}

function One(props: { info: Info; all: readonly Info[] }) {
  const [editing, setEditing] = createSignal<Entry | "new">()
  const definition = () => catalogues.find(({ key }) => key === props.info.key) ?? catalogues[0]
  const entries = () => drafted(props.info)
  const published = (key: string) => props.info.entries.find((entry) => entry.key === key)
  const parents = () => props.all.find(({ key }) => key === definition().parent)?.entries ?? []
  const parentName = (key: string | null) => parents().find((entry) => entry.key === key)?.[language()]
  const may = can("catalogue.publish")
  return (
    <>
      <Card
        title={definition()[language()]}
        flush
        aside={
          <>
            <span class="small quiet">
              {props.info.version
                ? catalogue("version", { version: props.info.version, date: day(props.info.publishedAt) })
                : catalogue("first")}
            </span>
            <Show when={may}>
              <Button size="small" onClick={() => setEditing("new")}>
                {catalogue("add")}
              </Button>
            </Show>
          </>
        }
      >
        <ul class="entries">
          <For each={entries()}>
            {(entry, index) => (
              <li data-retired={entry.retired ? "" : undefined}>
                <div>
                  <strong>{entry[language()]}</strong>
                  <span class="small quiet block">
                    <span class="mono">{entry.key}</span>
                    {" · "}
                    {entry[language() === "es" ? "en" : "es"]}
                    <Show when={parentName(entry.parent)}>
                      {" · "}
                      {parentName(entry.parent)}
                    </Show>
                  </span>
                </div>
                <div class="small">
                  {catalogue(`confidence.${entry.confidence}`)}
                  <span class="quiet block">{entry.source}</span>
                </div>
                <div class="row" data-gap="small">
                  <Show when={entry.retired}>
                    <Chip tone="mute">{catalogue("retired")}</Chip>
                  </Show>
                  <Show when={!published(entry.key)} fallback={<Differs entry={entry} from={published(entry.key)} />}>
                    <Chip tone="brand">{catalogue("added")}</Chip>
                  </Show>
                  <Show when={may}>
                    <Show when={index() > 0}>
                      <Button
                        kind="quiet"
                        size="small"
                        aria-label={catalogue("upOf", { name: entry[language()] })}
                        onClick={() => raise(props.info, entry.key)}
                      >
                        ↑
                      </Button>
                    </Show>
                    <Button
                      size="small"
                      aria-label={catalogue("editOf", { name: entry[language()] })}
                      onClick={() => setEditing(entry)}
                    >
                      {catalogue("edit")}
                    </Button>
                  </Show>
                </div>
              </li>
            )}
          </For>
        </ul>
      </Card>
      <Publish info={props.info} />
      <Show when={editing()} keyed>
        {(one) => {
          const from = one === "new" ? undefined : asRead(published(one.key))
          return (
            <EntryForm
              definition={definition()}
              entry={one === "new" ? undefined : one}
              taken={entries().map(({ key }) => key)}
              parents={parents()}
              keep={(entry) => note(props.info, entry, from)}
              close={() => setEditing(undefined)}
            />
          )
        }}
      </Show>
    </>
  )
}

const Differs = (props: { entry: Entry; from: Entry | undefined }) => (
  <Show when={JSON.stringify(props.entry) !== JSON.stringify(props.from)}>
    <Chip tone="brand">{catalogue("changed")}</Chip>
  </Show>
)

const fields = {
  es: () => catalogue("es"),
  en: () => catalogue("en"),
  parent: () => catalogue("parent"),
  source: () => catalogue("source"),
  confidence: () => catalogue("confidence"),
  retired: () => catalogue("retired"),
}
const facts = catalogues.flatMap((one) => one.facts)
const entryWords = (entries: () => readonly Entry[]) =>
  naming(
    entries,
    (last) => fields[last as keyof typeof fields]?.() ?? facts.find(({ key }) => key === last)?.[language()],
  )

function Publish(props: { info: Info }) {
  const reread = useReread()
  const count = () => changes(props.info)
  const next = () => props.info.version + 1
  const read = ({ entries, version }: Info) => ({ values: { entries }, version })
  const merge = createMerge({
    base: () => read(began(props.info)),
    read: async () => {
      const { items } = await ask(client.api.headquarters.catalogues.$get())
      return read(items.find(({ key }) => key === props.info.key) ?? props.info)
    },
  })
  const action = createAction(
    (key) =>
      merge.send({ entries: drafted(began(props.info)) }, key, ({ entries }, version, again) => {
        const json = { key: props.info.key as Key, version, entries }
        return ask(client.api.headquarters.catalogues.$post({ json }, keyed(again)))
      }),
    ({ version }) => {
      discard(props.info.key)
      toast(catalogue("published", { version: Number(version) }))
      reread("catalogues")
    },
  )
  return (
    <Show when={count() > 0}>
      <section class="publish" aria-label={catalogue("pending", { count: count() })}>
        <p role="status">{catalogue("pending", { count: count() })}</p>
        <ErrorNote problem={action.problem()} />
        <MergeDialog merge={merge} {...entryWords(() => drafted(props.info))} />
        <div class="row">
          <Button kind="quiet" onClick={() => discard(props.info.key)}>
            {catalogue("discard")}
          </Button>
          <Button kind="primary" pending={action.pending()} onClick={() => void action.run()}>
            {catalogue("publish", { version: next() })}
          </Button>
        </div>
      </section>
    </Show>
  )
}
