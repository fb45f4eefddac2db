import { useQuery } from "@tanstack/solid-query"
import type { Info as CaseFile } from "@ventanilla/core/casework/casefile/schema"
import type { Edition } from "@ventanilla/core/safety/protocol/schema"
import { Answer, AskInput, type Standing } from "@ventanilla/core/safety/risk/schema"
import { For, Show } from "solid-js"
import { useReread } from "../../context/changes"
import { when } from "../../context/time"
import { Checkbox } from "../../ui/checkbox"
import { Dialog } from "../../ui/dialog"
import { Note } from "../../ui/empty"
import { createForm } from "../../ui/form"
import { Load } from "../../ui/load"
import { PressOne } from "../../ui/presses"
import { Submit } from "../../ui/submit"
import { toast } from "../../ui/toast"
import { readEdition } from "../protocol/protocol.calls"
import { said } from "../protocol/protocol.words"
import { askFlags } from "./safety.calls"
import { safety } from "./safety.i18n"

type Props = { file: CaseFile; standing: Standing; open: boolean; close: () => void }

/** Headquarters' list, asked flag by flag: yes, no, would rather not say, or not asked. */
export function AskFlags(props: Props) {
  return (
    <Dialog open={props.open} onClose={props.close} title={safety("askTitle")}>
      <Show when={props.open}>
        <List {...props} />
      </Show>
    </Dialog>
  )
}

function List(props: Props) {
  const query = useQuery(() => ({ queryKey: ["edition", "red_flags"], queryFn: () => readEdition("red_flags") }))
  return (
    <Load query={query} lines={8}>
      {(edition) => <Flags {...props} edition={edition()} />}
    </Load>
  )
}

function Flags(props: Props & { edition: Edition }) {
  const reread = useReread()
  const form = createForm({
    schema: AskInput,
    initial: { casefileID: props.file.casefileID, edition: props.edition.version, inPrivate: false, answers: {} },
    send: askFlags,
    done: ({ specialistNow }) => {
      toast(safety(specialistNow ? "savedNow" : "saved"), specialistNow ? "bad" : "ok")
      reread("risk")
      props.close()
    },
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <p>{safety("askIntro")}</p>
      <Checkbox field={form.field("inPrivate")} label={safety("inPrivate")} />
      <Show when={!form.values().inPrivate}>
        <Note tone="warn">{safety("notInPrivate")}</Note>
      </Show>
      <For each={props.edition.stages}>
        {(group) => (
          <section class="stack flags-asked" data-gap="small">
            <h3>{said(group)}</h3>
            <For each={group.steps}>
              {(flag) => {
                const before = props.standing.said?.[flag.key]
                return (
                  <PressOne
                    field={form.at<Answer>(`answers.${flag.key}`)}
                    label={said(flag)}
                    {...(before
                      ? { hint: safety("last", { answer: safety(before.answer), when: when(before.at) }) }
                      : {})}
                    options={Answer.options.map((value) => ({ value, label: safety(value) }))}
                  />
                )
              }}
            </For>
          </section>
        )}
      </For>
      <p class="small quiet">{safety("version", { version: props.edition.version })}</p>
      <Submit form={form} label={safety("save")} onCancel={props.close} />
    </form>
  )
}
