import { Area } from "@ventanilla/core/platform/actor/schema"
import type { Info } from "@ventanilla/core/tenancy/staff/schema"
import { createSignal, Show } from "solid-js"
import { ask, client, keyed } from "../../api"
import { when } from "../../context/time"
import { domain } from "../../i18n/domain"
import { merge as words } from "../../i18n/merge"
import { shell } from "../../i18n/shell"
import { ui } from "../../i18n/ui"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Check, Checkboxes } from "../../ui/checkbox"
import { DateField } from "../../ui/date-field"
import { ConfirmDialog, Dialog } from "../../ui/dialog"
import { ErrorNote } from "../../ui/empty"
import { bound } from "../../ui/form"
import { createMerge } from "../../ui/merge"
import { MergeDialog } from "../../ui/merge-dialog"
import { RadioGroup } from "../../ui/radio-group"
import { toast } from "../../ui/toast"
import { Certificates, Certify } from "./certify"
import { roleOptions } from "./roles"
import { staff } from "./staff.i18n"

/** Another role, other duties, a course; or no access any more. */
export function Manage(props: { person: Info; onClose: () => void; done: () => void }) {
  const one = () => client.api.staff[":staffID"]
  const param = { staffID: props.person.staffID }
  const [role, setRole] = createSignal(props.person.role)
  const [removing, setRemoving] = createSignal(false)
  const [certifying, setCertifying] = createSignal(false)
  const signature = () => {
    const { codeVersion, codeSignedAt } = props.person.fitness
    if (codeVersion === null) return staff("signed.no")
    return staff("signed.yes", { version: codeVersion, when: codeSignedAt ? when(codeSignedAt) : "" })
  }
  const finish = (words: string) => () => {
    toast(words)
    props.onClose()
    props.done()
  }
  const [areas, setAreas] = createSignal(props.person.duties.areas)
  const [minors, setMinors] = createSignal(props.person.duties.minors)
  const [course, setCourse] = createSignal(props.person.fitness.courseUntil ?? undefined)
  const changesCourse = () => (course() ?? null) !== props.person.fitness.courseUntil
  const changesRole = () =>
    role() !== props.person.role ||
    minors() !== props.person.duties.minors ||
    [...areas()].sort().join() !== [...props.person.duties.areas].sort().join()
  // Two things that are kept apart: a certificate is a fact, a role is a decision. Each is repeated under a key of its own.
  type Given = Pick<Info, "role" | "duties">
  const read = ({ role, duties, version }: Info) => ({ values: { role, duties }, version })
  const merge = createMerge<Given>({
    base: read(props.person),
    read: async () => {
      const { items } = await ask(client.api.staff.$get())
      return read(items.find(({ staffID }) => staffID === param.staffID) ?? props.person)
    },
  })
  const change = createAction(
    async (key) => {
      if (changesRole())
        await merge.send(
          { role: role(), duties: { areas: areas(), minors: minors() } },
          key,
          (values, version, again) => ask(one().role.$post({ param, json: { ...values, version } }, keyed(again))),
        )
      if (changesCourse())
        await ask(
          one().fitness.$post({ param, json: { courseUntil: course() ?? null } }, keyed(`${key.slice(0, -7)}-course`)),
        )
    },
    finish(staff("changed")),
  )
  const remove = createAction(
    (key) => ask(one().remove.$post({ param, json: {} }, keyed(key))),
    finish(staff("removed")),
  )
  return (
    <>
      <Dialog open={!removing() && !certifying()} onClose={props.onClose} title={staff("manageTitle")}>
        <div class="stack">
          <p>
            <strong>{props.person.email}</strong>
          </p>
          <RadioGroup
            label={staff("role")}
            field={bound<Info["role"] | undefined>("role", role, (next) => next && setRole(next))}
            options={roleOptions()}
          />
          <Checkboxes
            columns
            label={staff("areas")}
            field={bound<Area[] | undefined>("areas", areas, (next) => setAreas(next ?? []))}
            options={Area.options.map((value) => ({ value, label: domain(`area.${value}`) }))}
          />
          <Check label={staff("minors")} checked={minors()} onChange={setMinors} />
          <DateField
            label={staff("courseUntil")}
            hint={staff("courseHint")}
            field={bound<string | undefined>("courseUntil", course, setCourse)}
          />
          <Certificates person={props.person} add={() => setCertifying(true)} />
          <p class="small quiet">
            {staff("signed")}: {signature()}
          </p>
          <ErrorNote problem={change.problem()} />
          <MergeDialog merge={merge} label={fieldSaid} show={valueSaid} />
          <div class="row" data-push="">
            <Show when={changesRole() || changesCourse()}>
              <Button kind="primary" pending={change.pending()} onClick={() => void change.run()}>
                {staff("save")}
              </Button>
            </Show>
            <Button onClick={props.onClose}>{ui("cancel")}</Button>
            <Button kind="quiet" onClick={() => setRemoving(true)}>
              {staff("remove")}
            </Button>
          </div>
        </div>
      </Dialog>
      <Show when={certifying()}>
        <Certify person={props.person} close={props.onClose} done={props.done} />
      </Show>
      <ConfirmDialog
        open={removing()}
        onClose={props.onClose}
        title={staff("removeTitle")}
        confirm={staff("remove")}
        danger
        action={remove}
      >
        <p>
          <strong>{props.person.email}</strong>
        </p>
        <p>{staff("removeText")}</p>
      </ConfirmDialog>
    </>
  )
}

const fieldSaid = (path: string) => staff(path === "role" ? "role" : "minors")
const valueSaid = (path: string, value: unknown) =>
  path === "role" ? shell(`role.${value as Info["role"]}`) : words(value ? "yes" : "no")
