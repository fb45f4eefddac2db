import { HoldReason, type Info } from "@ventanilla/core/casework/person/schema"
import { EraseInput, EraseReason, type Found } from "@ventanilla/core/followup/people/schema"
import { createSignal, For, Match, Show, Switch } from "solid-js"
import type { z } from "zod"
import { can } from "../../context/nav"
import { day } from "../../context/time"
import { erasePerson, holdPerson, mergePersons, unmergePersons } from "../../followup/people/people.calls"
import { people } from "../../followup/people/people.i18n"
import { Search } from "../../followup/people/search"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { ConfirmDialog, Dialog } from "../../ui/dialog"
import { ErrorNote, Note } from "../../ui/empty"
import { bound, createForm } from "../../ui/form"
import { Load } from "../../ui/load"
import { RadioGroup } from "../../ui/radio-group"
import { Submit, useDone } from "../../ui/submit"
import { TextField } from "../../ui/text-field"
import type { CardProps } from "./card-props"
import { casefile } from "./casefile.i18n"

type Open = { kind: "merge" | "hold" | "release" | "erase" } | { kind: "unmerge"; otherID: string }
type Parts = { person: Info; folio: string; close: () => void }

/** Records that are hers, too; a legal hold; erasing. What cannot be undone stands last, and asks twice. */
export default function RecordsCard(props: CardProps) {
  const [open, setOpen] = createSignal<Open>()
  const close = () => setOpen(undefined)
  return (
    <Show when={can("person.merge")}>
      <Card title={people("records")}>
        <Load query={props.whole.person}>
          {(person) => (
            <div class="stack">
              <ul class="identity-list">
                <For each={person().absorbed}>
                  {(one) => (
                    <li class="row" data-gap="small">
                      <span>{people("merged", { when: day(one.at) })}</span>
                      <Button size="small" onClick={() => setOpen({ kind: "unmerge", otherID: one.personID })}>
                        {people("unmerge")}
                      </Button>
                    </li>
                  )}
                </For>
              </ul>
              <div>
                <Button onClick={() => setOpen({ kind: "merge" })}>{people("merge")}</Button>
              </div>
              <h3>{people("danger")}</h3>
              <Show
                when={person().heldAt}
                fallback={
                  <div class="row" data-gap="small">
                    <Button onClick={() => setOpen({ kind: "hold" })}>{people("hold")}</Button>
                    <Button kind="quiet" onClick={() => setOpen({ kind: "erase" })}>
                      {people("erase")}
                    </Button>
                  </div>
                }
              >
                {(at) => (
                  <Note tone="warn">
                    <p>{people("hold.since", { when: day(at()) })}</p>
                    <Button size="small" onClick={() => setOpen({ kind: "release" })}>
                      {people("release")}
                    </Button>
                  </Note>
                )}
              </Show>
              <Dialogs open={open()} person={person()} folio={props.file.folio} close={close} />
            </div>
          )}
        </Load>
      </Card>
    </Show>
  )
}

function Dialogs(props: Parts & { open: Open | undefined }) {
  const done = useDone("records", props.close)
  const { personID } = props.person
  const other = () => (props.open?.kind === "unmerge" ? props.open.otherID : "")
  const unmerge = createAction(
    (key: string) => unmergePersons(personID, other(), key),
    done(() => people("unmerge.done")),
  )
  const release = createAction(
    (key: string) => holdPerson(personID, null, key),
    done(() => people("release.done")),
  )
  return (
    <Switch>
      <Match when={props.open?.kind === "merge"}>
        <Merge {...props} />
      </Match>
      <Match when={props.open?.kind === "unmerge"}>
        <ConfirmDialog
          open
          onClose={props.close}
          title={people("unmerge.title")}
          confirm={people("unmerge")}
          action={unmerge}
        >
          <p>{people("unmerge.text")}</p>
        </ConfirmDialog>
      </Match>
      <Match when={props.open?.kind === "release"}>
        <ConfirmDialog
          open
          onClose={props.close}
          title={people("hold.title")}
          confirm={people("release")}
          action={release}
        >
          <p>{people("hold.text")}</p>
        </ConfirmDialog>
      </Match>
      <Match when={props.open?.kind === "hold"}>
        <Hold {...props} />
      </Match>
      <Match when={props.open?.kind === "erase"}>
        <Erase {...props} />
      </Match>
    </Switch>
  )
}

function Merge(props: Parts) {
  const merge = createAction(
    (key: string, otherID: string) => mergePersons(props.person.personID, otherID, key),
    useDone("records", props.close)(() => people("merge.done")),
  )
  const isOther = (found: Found) => found.personID !== props.person.personID && found.names !== null
  return (
    <Dialog open onClose={props.close} title={people("merge.title")}>
      <div class="stack">
        <p>{people("merge.text")}</p>
        <Search
          label={people("merge.choose")}
          act={(found) => (
            <Show when={isOther(found)}>
              <Button pending={merge.pending()} onClick={() => void merge.run(found.personID)}>
                {people("merge.this")}
              </Button>
            </Show>
          )}
        />
        <ErrorNote problem={merge.problem()} />
      </div>
    </Dialog>
  )
}

function Hold(props: Parts) {
  type Reason = z.infer<typeof HoldReason>
  const [reason, setReason] = createSignal<Reason | undefined>("court")
  const hold = createAction(
    (key: string) => holdPerson(props.person.personID, reason() ?? "court", key),
    useDone("held", props.close)(() => people("hold.done")),
  )
  return (
    <ConfirmDialog open onClose={props.close} title={people("hold.title")} confirm={people("hold")} action={hold}>
      <div class="stack">
        <p>{people("hold.text")}</p>
        <RadioGroup
          label={people("hold.reason")}
          field={bound("reason", reason, setReason)}
          options={HoldReason.options.map((value) => ({ value, label: people(`hold.${value}`) }))}
        />
      </div>
    </ConfirmDialog>
  )
}

function Erase(props: Parts) {
  const form = createForm({
    schema: EraseInput,
    initial: { personID: props.person.personID },
    send: (input, key) => erasePerson(input, key),
    done: useDone("erased", props.close)(() => people("erase.done")),
  })
  return (
    <Dialog open onClose={props.close} title={people("erase.title")} alert>
      <form class="stack" novalidate onSubmit={form.submit}>
        <Note tone="bad">{people("erase.text")}</Note>
        <p class="quiet">{casefile("person.erasedBackup")}</p>
        <RadioGroup
          label={people("erase.reason")}
          field={form.field("reason")}
          options={EraseReason.options.map((value) => ({ value, label: people(`erase.${value}`) }))}
        />
        <TextField label={people("erase.folio", { folio: props.folio })} field={form.field("folio")} />
        <Submit brief kind="danger" form={form} label={people("erase.confirm")} onCancel={props.close} />
      </form>
    </Dialog>
  )
}
