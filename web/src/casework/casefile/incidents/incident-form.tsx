import { narrativeMost, Reported, Written } from "@ventanilla/core/casework/incident/schema"
import { For, Show } from "solid-js"
import { ui } from "../../../i18n/ui"
import { Checkbox, Checkboxes } from "../../../ui/checkbox"
import { Dialog } from "../../../ui/dialog"
import { DraftNote } from "../../../ui/draft-note"
import { Note } from "../../../ui/empty"
import { type At, createForm } from "../../../ui/form"
import { createMerge, filled } from "../../../ui/merge"
import { MergeDialog } from "../../../ui/merge-dialog"
import { Select } from "../../../ui/select"
import { Submit, useDone } from "../../../ui/submit"
import { NumberField, TextField } from "../../../ui/text-field"
import type { Catalogues } from "../sheet/sheet.calls"
import { cautionsOf } from "./cautions"
import { GbvWalk } from "./gbv-walk"
import { changeIncident, type Incident, type IncidentInput, readIncident, recordIncident } from "./incidents.calls"
import { incidents } from "./incidents.i18n"
import { incidentField, incidentSaid } from "./incidents.words"
import { WhenFields } from "./when-fields"
import "../sheet/sheet.css"

const writtenOf = (incident: Incident): IncidentInput =>
  Written.parse(Object.fromEntries(Object.keys(Written.shape).map((name) => [name, incident[name as keyof Incident]])))
export const readingOf = (one: Incident) => ({ values: writtenOf(one), version: one.version })

/** One incident, in the order in which one asks; what the law and GBVIMS call it comes after what happened. */
export function IncidentForm(props: { casefileID: string; incident?: Incident; known: Catalogues; close: () => void }) {
  const { incident, casefileID, known } = props
  const merge =
    incident &&
    createMerge<IncidentInput>({
      base: readingOf(incident),
      whole: ["when"],
      read: async () => readingOf(await readIncident(incident)),
    })
  const form = createForm({
    schema: Written,
    initial: (incident
      ? filled(writtenOf(incident))
      : { when: { precision: "unknown" as const } }) as Partial<IncidentInput>,
    // Of the version that was changed: what was typed over an older one is not laid over a newer one.
    draft: incident ? `incident.${incident.incidentID}.${incident.version}` : `incident.${casefileID}`,
    send: (written, key): Promise<unknown> =>
      incident && merge
        ? merge.send(written, key, (mine, version, again) => changeIncident(incident, version, mine, again))
        : recordIncident(casefileID, written, key),
    done: useDone("incident", props.close)(() => incidents(incident ? "changed" : "recorded")),
  })
  return (
    <Dialog open onClose={props.close} title={incidents("record")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <DraftNote form={form} />
        <WhenFields at={form.at as At} />
        <Fields at={form.at as At} had={incident} known={known} />
        <Narrative at={form.at as At} />
        <Submit form={form} label={ui("save")} onCancel={props.close} />
      </form>
      <Show when={merge}>
        {(both) => <MergeDialog merge={both()} label={incidentField} show={incidentSaid(known)} />}
      </Show>
    </Dialog>
  )
}

function Fields(props: { at: At; had: Incident | undefined; known: Catalogues }) {
  const had = (key: string | null | undefined) => (key ? [key] : [])
  const { at, known } = props
  return (
    <>
      <div class="field-pair">
        <Select
          label={incidents("place")}
          hint={incidents("placeHint")}
          optional
          field={at<string>("place")}
          options={known.options("place", had(props.had?.place))}
        />
        <Select
          label={incidents("reported")}
          field={at<Incident["reported"]>("reported")}
          options={Reported.options.map((value) => ({ value, label: incidents(`reported.${value}`) }))}
        />
      </div>
      <GbvWalk field={at<string>("gbvType")} known={known} />
      <Checkboxes
        columns
        label={incidents("types")}
        field={at<string[]>("types")}
        options={known.options("violence_type", props.had?.types)}
      />
      <Select
        label={incidents("modality")}
        field={at<string>("modality")}
        options={known.options("violence_modality", had(props.had?.modality))}
      />
      <Checkboxes
        columns
        optional
        label={incidents("contexts")}
        field={at<string[]>("contexts")}
        options={known.options("case_context", props.had?.contexts)}
      />
      <fieldset class="panel stack">
        <legend>{incidents("perpetrator")}</legend>
        <p class="hint">{incidents("perpetratorText")}</p>
        <div class="sheet-part">
          <Select
            label={incidents("relationship")}
            field={at<string>("perpetrator.relationship")}
            options={known.options("relationship", had(props.had?.perpetrator?.relationship))}
          />
          <Select
            label={incidents("ageGroup")}
            field={at<string>("perpetrator.ageGroup")}
            options={known.options("age_group", had(props.had?.perpetrator?.ageGroup))}
          />
          <NumberField label={incidents("number")} optional field={at<number>("perpetrator.number")} />
          <TextField label={incidents("name")} hint={incidents("nameHint")} optional field={at("perpetrator.name")} />
        </div>
        <Checkbox label={incidents("authority")} field={at<boolean>("perpetrator.authority")} />
      </fieldset>
    </>
  )
}

/** What she told, short; warned softly of what should not stand in it. */
function Narrative(props: { at: At }) {
  const text = () => props.at("narrative").value() ?? ""
  return (
    <div class="stack" data-gap="small">
      <TextField
        label={incidents("narrative")}
        hint={incidents("narrativeHint")}
        optional
        rows={5}
        field={props.at("narrative")}
      />
      <p class="small quiet">
        {text().length > narrativeMost
          ? incidents("over", { count: text().length - narrativeMost })
          : incidents("left", { count: narrativeMost - text().length })}
      </p>
      <div role="status">
        <For each={cautionsOf(text())}>{(caution) => <Note tone="warn">{incidents(`caution.${caution}`)}</Note>}</For>
      </div>
    </div>
  )
}
