import { AddInput, Custody, LivesWith, Relation } from "@ventanilla/core/casework/dependant/schema"
import type { PaperState } from "@ventanilla/core/casework/sheet/schema"
import { Show } from "solid-js"
import { ui } from "../../../i18n/ui"
import { Checkbox } from "../../../ui/checkbox"
import { Dialog } from "../../../ui/dialog"
import { Note } from "../../../ui/empty"
import { createForm } from "../../../ui/form"
import { createMerge, filled } from "../../../ui/merge"
import { MergeDialog } from "../../../ui/merge-dialog"
import { Select } from "../../../ui/select"
import { Submit, useDone } from "../../../ui/submit"
import { NumberField, TextField } from "../../../ui/text-field"
import { PaperFields } from "../sheet/paper-fields"
import type { Catalogues } from "../sheet/sheet.calls"
import { sheet } from "../sheet/sheet.i18n"
import { addDependant, changeDependant, type Dependant, type DependantInput, readDependant } from "./incidents.calls"
import { incidents } from "./incidents.i18n"
import { dependantField, dependantSaid } from "./incidents.words"

const Written = AddInput.omit({ casefileID: true })
const writtenOf = (one: Dependant): DependantInput =>
  Written.parse(Object.fromEntries(Object.keys(Written.shape).map((name) => [name, one[name as keyof Dependant]])))
export const readingOf = (one: Dependant) => ({ values: writtenOf(one), version: one.version })

type Props = { casefileID: string; dependant?: Dependant; known: Catalogues; close: () => void }

export function DependantForm(props: Props) {
  const { dependant, casefileID, known } = props
  const merge =
    dependant &&
    createMerge<DependantInput>({
      base: readingOf(dependant),
      read: async () => readingOf(await readDependant(dependant)),
    })
  const form = createForm({
    schema: Written,
    initial: (dependant ? filled(writtenOf(dependant)) : { relation: "child" as const }) as Partial<DependantInput>,
    send: (written, key): Promise<unknown> =>
      dependant && merge
        ? merge.send(written, key, (mine, version, again) => changeDependant(dependant, version, mine, again))
        : addDependant(casefileID, written, key),
    done: useDone("dependant", props.close)(() => incidents(dependant ? "dependantChanged" : "dependantAdded")),
  })
  const { at } = form
  return (
    <Dialog open onClose={props.close} title={incidents("dependant")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <div class="field-pair">
          <TextField label={incidents("dependantName")} field={form.field("name")} />
          <NumberField label={incidents("birthYear")} optional field={form.field("birthYear")} />
        </div>
        <div class="field-pair">
          <Select
            label={incidents("relation")}
            field={form.field("relation")}
            options={Relation.options.map((value) => ({ value, label: incidents(`relation.${value}`) }))}
          />
          <Select
            label={incidents("livesWith")}
            field={form.field("livesWith")}
            options={LivesWith.options.map((value) => ({ value, label: incidents(`livesWith.${value}`) }))}
          />
        </div>
        <Show when={form.field("relation").value() === "child" || form.field("relation").value() === "other_minor"}>
          <Select
            label={incidents("custody")}
            field={form.field("custody")}
            options={Custody.options.map((value) => ({ value, label: incidents(`custody.${value}`) }))}
          />
          <Checkbox label={incidents("hague")} field={form.field("hague")} />
          <Show when={form.field("hague").value()}>
            <Note tone="bad">{incidents("before.hague")}</Note>
          </Show>
        </Show>
        <fieldset class="panel stack">
          <legend>{sheet("papers")}</legend>
          <PaperFields at={(key) => at<PaperState>(`papers.${key}`)} had={dependant?.papers ?? {}} known={known} />
        </fieldset>
        <Submit form={form} label={ui("save")} onCancel={props.close} />
      </form>
      <Show when={merge}>
        {(both) => <MergeDialog merge={both()} label={dependantField} show={dependantSaid(known)} />}
      </Show>
    </Dialog>
  )
}
