import { type Instrument, PublishInput } from "@ventanilla/core/safety/screening/schema"
import { createSignal, For, Show } from "solid-js"
import { useReread } from "../../context/changes"
import { type Language, language } from "../../context/language"
import { can } from "../../context/nav"
import { day } from "../../context/time"
import { Button } from "../../ui/button"
import { Card, Fact, Facts } from "../../ui/card"
import { ConfirmDialog } from "../../ui/dialog"
import { ErrorNote, Note } from "../../ui/empty"
import { bound } from "../../ui/form"
import { Load } from "../../ui/load"
import { changeForm } from "../../ui/merge"
import { naming } from "../../ui/merge.words"
import { MergeDialog } from "../../ui/merge-dialog"
import { Page } from "../../ui/page"
import { RadioGroup } from "../../ui/radio-group"
import { Select } from "../../ui/select"
import { TextField } from "../../ui/text-field"
import { toast } from "../../ui/toast"
import { Ruler } from "./ruler"
import { publishInstrument, readInstrument, useInstrument } from "./screening.calls"
import { screening } from "./screening.i18n"
import "./screening.css"

/** Headquarters' edition of the ruler: what is in force, where it comes from, what is doubtful, and the next one. */
export default function InstrumentPage() {
  const query = useInstrument()
  // A form begun from one edition stays as it is when another is read behind it; what one publishes begins a new one.
  const [published, setPublished] = createSignal(1)
  return (
    <Page title={screening("edition.title")} sub={screening("edition.sub")}>
      <Load query={query} lines={8}>
        {(found) => (
          <Show when={published()} keyed>
            {(_) => <Edition instrument={found()} published={() => setPublished(published() + 1)} />}
          </Show>
        )}
      </Load>
    </Page>
  )
}

function Edition(props: { instrument: Instrument; published: () => void }) {
  return (
    <div class="cols">
      <div class="stack" data-gap="large">
        <InForce instrument={props.instrument} />
        <Show when={can("instrument.publish")}>
          <Next instrument={props.instrument} published={props.published} />
        </Show>
      </div>
    </div>
  )
}

function InForce(props: { instrument: Instrument }) {
  const known = () => props.instrument.provenance
  return (
    <Card title={screening("edition.inForce")}>
      <Facts>
        <Fact term={screening("edition.version")}>
          {props.instrument.version} · {props.instrument.ruler.label}
        </Fact>
        <Fact term={screening("edition.since")}>
          {props.instrument.version ? day(props.instrument.publishedAt) : screening("edition.first")}
        </Fact>
        <Fact term={screening("edition.owner")}>{known().owner}</Fact>
        <Fact term={screening("edition.permission")}>
          {screening(props.instrument.permissionOnFile ? "edition.permissionYes" : "edition.permissionNo")}
        </Fact>
        <Fact term={screening("edition.source")}>
          <span class="breakable">{props.instrument.source}</span>
        </Fact>
        <Fact term={screening("edition.confidence")}>
          <span lang="en">{known().confidence}</span>
        </Fact>
        <Fact term={screening("edition.rights")}>
          <span lang="en">{known().rights}</span>
        </Fact>
      </Facts>
      <Note tone="warn">{screening("edition.doubt")}</Note>
    </Card>
  )
}

const fields = {
  label: () => screening("edition.label"),
  source: () => screening("edition.source"),
  bands: () => screening("edition.bands"),
  permissionOnFile: () => screening("edition.permission"),
  es: () => "Español",
  en: () => "English",
}

function Next(props: { instrument: Instrument; published: () => void }) {
  const reread = useReread()
  const [asking, setAsking] = createSignal(false)
  const [speaks, setSpeaks] = createSignal<Language>(language())
  const read = ({ ruler, source, permissionOnFile, version }: Instrument) => ({
    values: { ruler, source, permissionOnFile },
    version,
  })
  const form = changeForm({
    schema: PublishInput.omit({ version: true }),
    base: read(props.instrument),
    read: async () => read(await readInstrument()),
    draft: `instrument.${props.instrument.version}`,
    send: (input, version, key) => publishInstrument({ ...input, version }, key),
    done: ({ version }) => {
      setAsking(false)
      toast(screening("edition.published", { version: String(version) }))
      reread("instrument").then(props.published)
    },
  })
  const next = () => ({ version: String(props.instrument.version + 1) })
  const ruler = () => ({
    ...props.instrument.ruler,
    ...form.values().ruler,
  })
  const permission = form.field("permissionOnFile")
  const items = () => ruler().items
  const lasts = () =>
    items().map((item, at) => ({ value: String(at + 1), label: `${at + 1} · ${item[language()].slice(0, 60)}` }))
  const last = (at: number) => {
    const field = form.at<number>(`ruler.bands.${at}.last`)
    return bound<string | undefined>(
      `ruler.bands.${at}.last`,
      () => String(field.value() ?? ""),
      (value) => field.set(Number(value)),
    )
  }
  const ask = () => form.check(["ruler", "source", "permissionOnFile"]) && setAsking(true)
  return (
    <>
      <Card title={screening("edition.publish", next())}>
        <TextField label={screening("edition.label")} field={form.at("ruler.label")} />
        <TextField
          label={screening("edition.source")}
          hint={screening("edition.sourceHint")}
          field={form.field("source")}
          rows={3}
        />
        <fieldset class="field">
          <legend>{screening("edition.bands")}</legend>
          <For each={[0, 1]}>
            {(at) => (
              <Select
                label={screening("edition.last", { band: String(at + 1) })}
                field={last(at)}
                options={lasts().slice(0, -1)}
              />
            )}
          </For>
        </fieldset>
        <RadioGroup
          label={screening("edition.permission")}
          hint={screening("edition.permissionHint")}
          field={bound<"true" | "false" | undefined>(
            "permissionOnFile",
            () => (permission.value() ? "true" : "false"),
            (value) => permission.set(value === "true"),
          )}
          options={[
            { value: "true", label: screening("edition.permissionYes") },
            { value: "false", label: screening("edition.permissionNo") },
          ]}
        />
        <details>
          <summary>{screening("edition.wording")}</summary>
          <Note tone="warn">{screening("edition.wordingText")}</Note>
          <div class="edition-wording">
            <For each={items().map((_, at) => at)}>
              {(at) => (
                <div>
                  <TextField label={screening("edition.es", { n: at + 1 })} field={form.at(`ruler.items.${at}.es`)} />
                  <TextField label={screening("edition.en", { n: at + 1 })} field={form.at(`ruler.items.${at}.en`)} />
                </div>
              )}
            </For>
          </div>
        </details>
        <ErrorNote problem={form.problem()} />
        <div class="row">
          <Button kind="primary" onClick={ask}>
            {screening("edition.publish", next())}
          </Button>
        </div>
      </Card>
      <Card
        title={screening("edition.preview")}
        aside={
          <RadioGroup
            quiet
            inline
            label={screening("reading")}
            field={bound<Language | undefined>("speaks", speaks, (value) => setSpeaks(value ?? "es"))}
            options={[
              { value: "es", label: "Español" },
              { value: "en", label: "English" },
            ]}
          />
        }
      >
        <Ruler ruler={ruler()} speaks={speaks()} marked={[]} />
      </Card>
      <ConfirmDialog
        open={asking()}
        onClose={() => setAsking(false)}
        title={screening("edition.confirm", next())}
        confirm={screening("edition.publish", next())}
        action={{ run: () => form.submit(), pending: form.pending, problem: form.problem }}
      >
        <p>{screening("edition.confirmText")}</p>
        <MergeDialog merge={form.merge} {...naming(items, (last) => fields[last as keyof typeof fields]?.())} />
      </ConfirmDialog>
    </>
  )
}
