import { ChangeInput, CloseReason, type Info } from "@ventanilla/core/casework/casefile/schema"
import { CloseInput, ReopenInput, ReopenReason } from "@ventanilla/core/followup/closing/schema"
import type { Info as Account } from "@ventanilla/core/tenancy/staff/schema"
import { createSignal, Match, Switch } from "solid-js"
import { categoryOptions } from "../../context/categories"
import { LeftOpen, OpenDoor } from "../../followup/followup/closing"
import { domain } from "../../i18n/domain"
import { shell } from "../../i18n/shell"
import { ui } from "../../i18n/ui"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Checkboxes } from "../../ui/checkbox"
import { Dialog } from "../../ui/dialog"
import { ErrorNote } from "../../ui/empty"
import { bound, createForm } from "../../ui/form"
import { changeForm } from "../../ui/merge"
import { MergeDialog } from "../../ui/merge-dialog"
import { PressOne } from "../../ui/presses"
import { RadioGroup } from "../../ui/radio-group"
import { Select } from "../../ui/select"
import { Submit, useDone } from "../../ui/submit"
import { assignCaseFile, changeCaseFile, closeCaseFile, readCaseFile, reopenCaseFile } from "./casefile.calls"
import { casefile } from "./casefile.i18n"

type Props = { file: Info; close: () => void; accounts: readonly Account[] }

/** What is done to a case file as a whole; one dialog at a time. */
export function Acts(props: Props & { act: "change" | "assign" | "close" | "reopen" | undefined }) {
  return (
    <Switch>
      <Match when={props.act === "change"}>
        <Change {...props} />
      </Match>
      <Match when={props.act === "assign"}>
        <Assign {...props} />
      </Match>
      <Match when={props.act === "close"}>
        <Close {...props} />
      </Match>
      <Match when={props.act === "reopen"}>
        <Reopen {...props} />
      </Match>
    </Switch>
  )
}

function Change(props: Props) {
  const done = useDone("casefile", props.close)
  const { casefileID } = props.file
  const read = ({ urgency, needs, version }: Info) => ({ values: { urgency, needs }, version })
  const form = changeForm({
    schema: ChangeInput.pick({ urgency: true, needs: true }),
    base: read(props.file),
    read: async () => read(await readCaseFile(casefileID)),
    send: (values, version, key) => changeCaseFile(casefileID, { ...values, version }, key),
    done: done(() => casefile("changed")),
  })
  return (
    <Dialog open onClose={props.close} title={casefile("change.title")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <PressOne
          label={casefile("urgency")}
          field={form.field("urgency")}
          options={(["urgent", "soon", "routine"] as const).map((value) => ({
            value,
            label: domain(`urgency.${value}`),
          }))}
        />
        <Checkboxes label={casefile("needs")} field={form.field("needs")} options={categoryOptions()} />
        <Submit brief form={form} label={ui("save")} onCancel={props.close} />
      </form>
      <MergeDialog
        merge={form.merge}
        label={() => casefile("urgency")}
        show={(_, value) => domain(`urgency.${value as Info["urgency"]}`)}
      />
    </Dialog>
  )
}

function Assign(props: Props) {
  const done = useDone("assigned", props.close)
  const [chosen, setChosen] = createSignal<string | undefined>(props.file.assignedTo ?? undefined)
  const assign = createAction(
    (key, staffID: string) => assignCaseFile(props.file.casefileID, staffID, key),
    done(() => casefile("assign.done")),
  )
  const carriers = () =>
    props.accounts
      .filter(({ role, status }) => status === "active" && (role === "coordinator" || role === "caseworker"))
      .map(({ staffID, email, role }) => ({ value: staffID, label: `${email} · ${shell(`role.${role}`)}` }))
  return (
    <Dialog open onClose={props.close} title={casefile("assign.title")}>
      <div class="stack">
        <Select
          label={casefile("assign.who")}
          hint={casefile("assign.text")}
          field={bound<string | undefined>("staffID", chosen, setChosen)}
          options={carriers()}
        />
        <ErrorNote problem={assign.problem()} />
        <div class="row">
          <Button kind="primary" pending={assign.pending()} onClick={() => chosen() && void assign.run(chosen() ?? "")}>
            {casefile("assign")}
          </Button>
          <Button onClick={props.close}>{ui("cancel")}</Button>
        </div>
      </div>
    </Dialog>
  )
}

function Close(props: Props) {
  const done = useDone("closed", props.close)
  const form = createForm({
    schema: CloseInput,
    initial: { casefileID: props.file.casefileID },
    draft: `closing.${props.file.casefileID}`,
    send: closeCaseFile,
    done: done(() => casefile("closed")),
  })
  return (
    <Dialog open onClose={props.close} title={casefile("close.title")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <p>{casefile("close.text")}</p>
        <LeftOpen casefileID={props.file.casefileID} />
        <RadioGroup
          label={casefile("close.reason")}
          field={form.field("reason")}
          options={CloseReason.options.map((value) => ({ value, label: casefile(`reason.${value}`) }))}
        />
        <OpenDoor at={form.at} />
        <Submit brief form={form} label={casefile("close.confirm")} onCancel={props.close} />
      </form>
    </Dialog>
  )
}

// One who reopens says why: among the reasons is another one, so that nobody is kept from it.
const Reopened = ReopenInput.extend({ reason: ReopenReason })

function Reopen(props: Props) {
  const done = useDone("closed", props.close)
  const form = createForm({
    schema: Reopened,
    initial: { casefileID: props.file.casefileID },
    send: reopenCaseFile,
    done: done(() => casefile("reopened")),
  })
  return (
    <Dialog open onClose={props.close} title={casefile("reopen")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <RadioGroup
          label={casefile("reopen.why")}
          field={form.field("reason")}
          options={ReopenReason.options.map((value) => ({ value, label: casefile(`reopen.${value}`) }))}
        />
        <Submit brief form={form} label={casefile("reopen")} onCancel={props.close} />
      </form>
    </Dialog>
  )
}
