import { type CatalogueDefinition, confidences } from "@ventanilla/core/data/catalogues"
import { Entry } from "@ventanilla/core/tenancy/catalogue/schema"
import { For, Show } from "solid-js"
import { language } from "../../context/language"
import { Checkbox } from "../../ui/checkbox"
import { Dialog } from "../../ui/dialog"
import { createForm } from "../../ui/form"
import { Select } from "../../ui/select"
import { Submit } from "../../ui/submit"
import { NumberField, TextField } from "../../ui/text-field"
import { catalogue } from "./catalogue.i18n"

type Props = {
  definition: CatalogueDefinition
  entry: Entry | undefined
  taken: readonly string[]
  parents: readonly Entry[]
  keep: (entry: Entry) => void
  close: () => void
}

/** One entry, with its source and how sure it is; its key is chosen once. */
export function EntryForm(props: Props) {
  const { entry, definition } = props
  const schema = entry
    ? Entry
    : Entry.refine(({ key }) => !props.taken.includes(key), { error: "duplicate", path: ["key"] })
  const form = createForm({
    schema,
    initial: entry ? { ...entry, facts: { ...entry.facts } } : { confidence: "D" as const, facts: {} },
    send: async (written) => props.keep(written),
    done: props.close,
  })
  const { at } = form
  return (
    <Dialog
      open
      onClose={props.close}
      title={entry ? catalogue("editOf", { name: entry[language()] }) : catalogue("add")}
    >
      <form class="stack" novalidate onSubmit={form.submit}>
        <Show when={!entry}>
          <TextField label={catalogue("key")} hint={catalogue("keyHint")} field={form.field("key")} />
        </Show>
        <TextField label={catalogue("es")} field={form.field("es")} />
        <TextField label={catalogue("en")} field={form.field("en")} />
        <Show when={definition.parent}>
          <Select
            label={catalogue("parent")}
            field={form.field("parent")}
            options={props.parents.map((one) => ({ value: one.key, label: one[language()] }))}
          />
        </Show>
        <For each={definition.facts}>
          {(fact) => {
            const path = `facts.${fact.key}`
            if (fact.kind === "flag") return <Checkbox label={fact[language()]} field={at<boolean>(path)} />
            if (fact.kind === "number")
              return <NumberField label={fact[language()]} optional field={at<number>(path)} />
            return <TextField label={fact[language()]} optional rows={2} field={at(path)} />
          }}
        </For>
        <TextField label={catalogue("source")} field={form.field("source")} rows={2} />
        <Select
          label={catalogue("confidence")}
          field={form.field("confidence")}
          options={confidences.map((value) => ({ value, label: catalogue(`confidence.${value}`) }))}
        />
        <Checkbox label={catalogue("retired")} hint={catalogue("retiredHint")} field={form.field("retired")} />
        <Submit form={form} label={catalogue("keep")} onCancel={props.close} />
      </form>
    </Dialog>
  )
}
