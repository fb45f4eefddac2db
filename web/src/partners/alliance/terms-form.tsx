import { ChangeBody, type FocalPoint, type Info, type Terms } from "@ventanilla/core/partners/alliance/schema"
import { For } from "solid-js"
import { spokenNames } from "../../context/spoken"
import { Button } from "../../ui/button"
import { Checkbox } from "../../ui/checkbox"
import { Dialog } from "../../ui/dialog"
import { type At, type Bound, createForm } from "../../ui/form"
import { createMerge, filled } from "../../ui/merge"
import { MergeDialog } from "../../ui/merge-dialog"
import { SpokenLanguages } from "../../ui/spoken-languages"
import { Submit, useDone } from "../../ui/submit"
import { TextField } from "../../ui/text-field"
import { changeTerms, readAlliance } from "./ally.calls"
import { terms } from "./terms.i18n"

type Signatory = NonNullable<Terms["signatory"]>

/** Corrects what the instrument says; what a colleague saved meanwhile is joined with it. */
export function ChangeTerms(props: { row: Info; close: () => void }) {
  const { allianceID } = props.row
  const read = ({ terms: values, version }: Info) => ({ values, version })
  const merge = createMerge<Terms>({
    base: read(props.row),
    read: async () => read(await readAlliance(allianceID)),
    whole: ["signatory"],
  })
  const form = createForm({
    schema: ChangeBody.pick({ terms: true }),
    initial: { terms: filled(props.row.terms) },
    send: ({ terms: typed }, key) =>
      merge.send(typed, key, (mine, version, again) => changeTerms(allianceID, { terms: mine, version }, again)),
    done: useDone("terms", props.close)(() => terms("changed")),
  })
  const at: At = (path) => form.at(`terms.${path}`)
  return (
    <Dialog open onClose={props.close} title={terms("changeTitle")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <p class="quiet">{terms("changeHint")}</p>
        <TextField optional rows={3} label={terms("object")} field={at("object")} />
        <Checkbox label={terms("dataSharing")} hint={terms("dataSharingHint")} field={at<boolean>("dataSharing")} />
        <TextField
          optional
          rows={2}
          label={terms("parties")}
          hint={terms("partiesHint")}
          field={lines(at<string[]>("parties"), form.errors)}
        />
        <Signs at={at} />
        <SpokenLanguages label={terms("languages")} field={at<string[]>("languages")} />
        <Points at={at} />
        <Submit brief form={form} label={terms("save")} onCancel={props.close} />
        <MergeDialog merge={merge} label={(path) => terms(path as keyof Terms)} show={said} />
      </form>
    </Dialog>
  )
}

/** Several short texts as the lines of one box; an error of any of them is the box's. */
function lines(field: Bound<string[] | undefined>, errors: () => Record<string, string>): Bound<string | undefined> {
  const mine = (path: string) => path === field.name || path.startsWith(`${field.name}.`)
  return {
    name: field.name,
    value: () => field.value()?.join("\n"),
    set: (text) => field.set(text ? text.split("\n") : []),
    error: () => Object.entries(errors()).find(([path]) => mine(path))?.[1],
  }
}

/** Both or neither: who signs has a name and a position. */
function Signs(props: { at: At }) {
  const field = () => props.at<Partial<Signatory>>("signatory")
  const half = (key: keyof Signatory): Bound<string | undefined> => ({
    ...props.at(`signatory.${key}`),
    set: (value) => {
      const next = { ...field().value(), [key]: value }
      field().set(next.name || next.position ? next : undefined)
    },
  })
  return (
    <div class="field-pair">
      <TextField optional label={terms("signatory.name")} field={half("name")} />
      <TextField optional label={terms("signatory.position")} field={half("position")} />
    </div>
  )
}

const most = 5

function Points(props: { at: At }) {
  const field = () => props.at<Partial<FocalPoint>[]>("focalPoints")
  const rows = () => field().value() ?? []
  return (
    <fieldset class="field">
      <legend>{terms("focalPoints")}</legend>
      <p class="hint">{terms("focalHint")}</p>
      <div class="stack">
        <For each={Array.from({ length: rows().length }, (_, index) => index)}>
          {(index) => (
            <fieldset class="stack" data-gap="small">
              <legend class="small">{terms("focal", { count: index + 1 })}</legend>
              <div class="field-pair">
                <TextField label={terms("role")} field={props.at(`focalPoints.${index}.role`)} />
                <TextField optional label={terms("name")} field={props.at(`focalPoints.${index}.name`)} />
                <TextField
                  optional
                  type="email"
                  label={terms("email")}
                  field={props.at(`focalPoints.${index}.email`)}
                />
                <TextField optional type="tel" label={terms("phone")} field={props.at(`focalPoints.${index}.phone`)} />
              </div>
              <div>
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={`${terms("removeFocal")}: ${terms("focal", { count: index + 1 })}`}
                  onClick={() => field().set(rows().filter((_, where) => where !== index))}
                >
                  {terms("removeFocal")}
                </Button>
              </div>
            </fieldset>
          )}
        </For>
        <div>
          <Button size="small" disabled={rows().length >= most} onClick={() => field().set([...rows(), {}])}>
            {terms("addFocal")}
          </Button>
        </div>
      </div>
    </fieldset>
  )
}

export function said(path: string, value: unknown): string {
  if (value === null || value === undefined) return ""
  switch (path) {
    case "dataSharing":
      return terms(value ? "yes" : "no")
    case "signatory":
      return terms("signatoryIs", value as Signatory)
    case "languages":
      return spokenNames(value as string[])
    case "focalPoints":
      return (value as FocalPoint[])
        .map(({ role, name, email, phone }) => [role, name, email, phone].filter(Boolean).join(", "))
        .join("\n")
    default:
      return String(value)
  }
}
