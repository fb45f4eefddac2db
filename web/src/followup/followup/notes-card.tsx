import { AddInput, type Info } from "@ventanilla/core/followup/note/schema"
import { createSignal, For, Match, Show, Switch } from "solid-js"
import { Problem } from "../../api"
import type { CardProps } from "../../casework/casefile/card-props"
import { byWhom } from "../../context/by"
import { can } from "../../context/nav"
import { when } from "../../context/time"
import { ui } from "../../i18n/ui"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Dialog } from "../../ui/dialog"
import { DraftNote } from "../../ui/draft-note"
import { createForm } from "../../ui/form"
import { Load } from "../../ui/load"
import { More } from "../../ui/more"
import { Submit, useDone } from "../../ui/submit"
import { TextField } from "../../ui/text-field"
import { addNote, listNotes } from "./followup.calls"
import { followup } from "./followup.i18n"
import { useList } from "./use-list"
import "../../ui/followup.css"

/** What was told or seen, for those who may see it. A note is corrected by another, never rewritten. */
export default function NotesCard(props: CardProps) {
  const list = useList("notes", () => props.file.casefileID, listNotes)
  const [open, setOpen] = createSignal<"new" | Info>()
  const close = () => setOpen(undefined)
  const refused = () => list.query.error instanceof Problem && list.query.error.status === 403
  return (
    <Card
      title={followup("notes")}
      aside={
        <Show when={can("note.add") && !refused()}>
          <Button size="small" onClick={() => setOpen("new")}>
            {followup("notes.add")}
          </Button>
        </Show>
      }
    >
      <Switch>
        <Match when={refused()}>
          <p class="quiet">{followup("notes.hidden")}</p>
        </Match>
        <Match when={true}>
          <Load query={list.query} lines={2}>
            {() => (
              <Show when={list.items().length} fallback={<p class="quiet">{followup("notes.empty")}</p>}>
                <For each={list.items()}>
                  {(note) => (
                    <article>
                      <p class="told" classList={{ struck: note.correctedBy !== null }}>
                        {note.text}
                      </p>
                      <p class="small quiet row" data-gap="small">
                        {when(note.at)} · {byWhom(note.by, props.whole.accounts.names())}
                        <Show
                          when={note.correctedBy}
                          fallback={
                            <Button kind="quiet" size="small" onClick={() => setOpen(note)}>
                              {followup("notes.correct")}
                            </Button>
                          }
                        >
                          <span>· {followup("notes.corrected")}</span>
                        </Show>
                      </p>
                    </article>
                  )}
                </For>
                <More size="small" pages={list} />
              </Show>
            )}
          </Load>
        </Match>
      </Switch>
      <Dialog open={open() !== undefined} onClose={close} title={followup("notes.add")}>
        <Show when={open()}>{(what) => <NoteForm casefileID={props.file.casefileID} of={what()} close={close} />}</Show>
      </Dialog>
    </Card>
  )
}

function NoteForm(props: { casefileID: string; of: "new" | Info; close: () => void }) {
  const done = useDone("note", props.close)
  const { casefileID, of } = props
  const form = createForm({
    schema: AddInput,
    initial: { casefileID, text: of === "new" ? "" : of.text, corrects: of === "new" ? null : of.noteID },
    draft: of === "new" ? `note.${casefileID}` : `note.${of.noteID}`,
    send: addNote,
    done: done(() => followup("notes.saved")),
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <DraftNote form={form} />
      <TextField label={followup("notes.text")} hint={followup("notes.hint")} rows={8} field={form.field("text")} />
      <p class="small quiet">{(form.values().text ?? "").length} / 1000</p>
      <Submit brief form={form} label={ui("save")} onCancel={props.close} />
    </form>
  )
}
