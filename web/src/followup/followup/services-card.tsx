import { Area } from "@ventanilla/core/casework/detection/schema"
import { type Info, Outcome, RecordInput } from "@ventanilla/core/followup/assistance/schema"
import { createSignal, For, Show } from "solid-js"
import type { CardProps } from "../../casework/casefile/card-props"
import { categoryName, categoryOptions } from "../../context/categories"
import { can } from "../../context/nav"
import { when } from "../../context/time"
import { domain } from "../../i18n/domain"
import { ui } from "../../i18n/ui"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip, type Tone } from "../../ui/chip"
import { Dialog } from "../../ui/dialog"
import { Empty } from "../../ui/empty"
import { createForm } from "../../ui/form"
import { Load } from "../../ui/load"
import { More } from "../../ui/more"
import { PressOne } from "../../ui/presses"
import { Select } from "../../ui/select"
import { Submit, useDone } from "../../ui/submit"
import { TextField } from "../../ui/text-field"
import { listAssistances, recordAssistance } from "./followup.calls"
import { followup } from "./followup.i18n"
import { useList } from "./use-list"

const tones: Record<Outcome, Tone> = { given: "ok", declined: "mute", not_available: "warn", already_receiving: "info" }

/** What was given to her, and what she did not want, had already or there was none of. */
export default function ServicesCard(props: CardProps) {
  const list = useList("assistances", () => props.file.casefileID, listAssistances)
  const [open, setOpen] = createSignal(false)
  const who = (one: Info) => {
    if (one.organizationID) return props.whole.organizations().get(one.organizationID) ?? ""
    return one.area ? followup("services.consulate", { area: domain(`area.${one.area}`) }) : followup("services.nobody")
  }
  return (
    <Card
      flush
      title={followup("services")}
      aside={
        <Show when={props.open && can("assistance.record")}>
          <Button size="small" onClick={() => setOpen(true)}>
            {followup("services.add")}
          </Button>
        </Show>
      }
    >
      <Load query={list.query} lines={2}>
        {() => (
          <Show when={list.items().length} fallback={<Empty title={followup("services.empty")} />}>
            <ul class="rows" aria-label={followup("services")}>
              <For each={list.items()}>
                {(one) => (
                  <li>
                    <div>
                      <strong>{categoryName(one.category)}</strong>
                      <p class="small quiet">
                        {when(one.at)} · {who(one)}
                      </p>
                      <Show when={one.note}>{(note) => <p class="told">{note()}</p>}</Show>
                    </div>
                    <Chip tone={tones[one.outcome]}>{followup(`services.${one.outcome}`)}</Chip>
                  </li>
                )}
              </For>
            </ul>
            <More size="small" pages={list} />
          </Show>
        )}
      </Load>
      <Dialog open={open()} onClose={() => setOpen(false)} title={followup("services.add")}>
        <Show when={open()}>
          <ServiceForm {...props} close={() => setOpen(false)} />
        </Show>
      </Dialog>
    </Card>
  )
}

function ServiceForm(props: CardProps & { close: () => void }) {
  const done = useDone("assistance", props.close)
  const form = createForm({
    schema: RecordInput,
    initial: { casefileID: props.file.casefileID, outcome: "given" },
    send: recordAssistance,
    done: done(() => followup("services.saved")),
  })
  const giver = () => form.values().area ?? form.values().organizationID ?? undefined
  const options = () => [
    ...Area.options.map((value) => ({
      value: value as string,
      label: followup("services.consulate", { area: domain(`area.${value}`) }),
    })),
    ...[...props.whole.organizations()].map(([value, label]) => ({ value, label })),
  ]
  const give = (value: string | undefined) => {
    const area = Area.safeParse(value)
    form.patch({ area: area.success ? area.data : null, organizationID: area.success ? null : (value ?? null) })
  }
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <Select label={followup("services.category")} field={form.field("category")} options={categoryOptions()} />
      <PressOne
        label={followup("services.outcome")}
        field={form.field("outcome")}
        options={Outcome.options.map((value) => ({ value, label: followup(`services.${value}`) }))}
      />
      <Select
        label={followup("services.who")}
        field={{ name: "area", value: giver, set: give, error: () => form.errors()["area"] }}
        options={options()}
      />
      <TextField label={followup("services.note")} optional rows={2} field={form.field("note")} />
      <Submit brief form={form} label={ui("save")} onCancel={props.close} />
    </form>
  )
}
