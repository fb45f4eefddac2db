import { useQuery } from "@tanstack/solid-query"
import type { Info } from "@ventanilla/core/directory/directory/schema"
import { NoteInput, type Trouble, TroubleKind, TroubleOutcome } from "@ventanilla/core/partners/verification/schema"
import { createSignal, For, Show } from "solid-js"
import { useReread } from "../../context/changes"
import { dayOf } from "../../context/days"
import { can } from "../../context/nav"
import { now, plainDay, zone } from "../../context/time"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { DateField } from "../../ui/date-field"
import { Dialog } from "../../ui/dialog"
import { ErrorNote } from "../../ui/empty"
import { createForm } from "../../ui/form"
import { Load } from "../../ui/load"
import { RadioGroup } from "../../ui/radio-group"
import { Select } from "../../ui/select"
import { Submit } from "../../ui/submit"
import { toast } from "../../ui/toast"
import { listing } from "../listing/listing.i18n"
import { clearTrouble, listTroubles, noteTrouble } from "./verification.calls"

/** What went wrong there, by kind and day: nobody is named, and nothing is written in words. */
export function TroublesCard(props: { organization: Info }) {
  const [noting, setNoting] = createSignal(false)
  const query = useQuery(() => ({
    queryKey: ["troubles", props.organization.organizationID],
    queryFn: () => listTroubles(props.organization.organizationID),
  }))
  return (
    <Card
      title={listing("troubles")}
      aside={
        <Show when={can("trouble.note") && props.organization.services.length}>
          <Button size="small" onClick={() => setNoting(true)}>
            {listing("note1")}
          </Button>
        </Show>
      }
    >
      <p class="small quiet">{listing("troublesText")}</p>
      <Load query={query} lines={2}>
        {(data) => (
          <Show when={data().items.length} fallback={<p class="quiet">{listing("noTroubles")}</p>}>
            <ul class="rows">
              <For each={data().items as Trouble[]}>
                {(trouble) => <Row trouble={trouble} organization={props.organization} />}
              </For>
            </ul>
          </Show>
        )}
      </Load>
      <Dialog open={noting()} onClose={() => setNoting(false)} title={listing("noteTitle")}>
        <NoteForm organization={props.organization} close={() => setNoting(false)} />
      </Dialog>
    </Card>
  )
}

function useAgain() {
  const reread = useReread()
  return () => {
    reread("trouble")
  }
}

function Row(props: { trouble: Trouble; organization: Info }) {
  const [clearing, setClearing] = createSignal(false)
  const again = useAgain()
  const its = () => props.trouble
  const clear = createAction(
    (key, outcome: TroubleOutcome) => clearTrouble(its().organizationID, its().incidentID, outcome, key),
    () => {
      toast(listing("cleared"))
      setClearing(false)
      again()
    },
  )
  const service = () => props.organization.services.find(({ serviceID }) => serviceID === its().serviceID)?.name ?? ""
  return (
    <li>
      <div>
        <p>{listing(`kind.${its().kind}`)}</p>
        <p class="small quiet">
          {plainDay(its().on)} · {service()}
          <Show when={its().outcome}>
            {(outcome) => (
              <>
                {" · "}
                {listing("trouble.cleared", { outcome: listing(`outcome.${outcome()}`) })}
              </>
            )}
          </Show>
        </p>
      </div>
      <Show when={!its().clearedAt && can("trouble.clear")}>
        <div class="act">
          <Button size="small" onClick={() => setClearing(true)}>
            {listing("clear")}
          </Button>
        </div>
      </Show>
      <Dialog open={clearing()} onClose={() => setClearing(false)} title={listing("clearTitle")}>
        <div class="stack">
          <For each={TroubleOutcome.options}>
            {(outcome) => (
              <Button pending={clear.pending()} onClick={() => void clear.run(outcome)}>
                {listing(`outcome.${outcome}`)}
              </Button>
            )}
          </For>
          <ErrorNote problem={clear.problem()} />
        </div>
      </Dialog>
    </li>
  )
}

function NoteForm(props: { organization: Info; close: () => void }) {
  const again = useAgain()
  const form = createForm({
    schema: NoteInput,
    initial: {
      organizationID: props.organization.organizationID,
      ...(props.organization.services.length === 1
        ? { serviceID: props.organization.services[0]?.serviceID ?? "" }
        : {}),
      on: dayOf(now(), zone()),
    },
    send: noteTrouble,
    done: () => {
      toast(listing("noted"))
      again()
      props.close()
    },
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <Select
        label={listing("service")}
        field={form.field("serviceID")}
        options={props.organization.services.map(({ serviceID, name }) => ({ value: serviceID, label: name }))}
      />
      <RadioGroup
        label={listing("kind")}
        field={form.field("kind")}
        options={TroubleKind.options.map((value) => ({ value, label: listing(`kind.${value}`) }))}
      />
      <DateField label={listing("on")} field={form.field("on")} />
      <Submit form={form} label={listing("save")} onCancel={props.close} />
    </form>
  )
}
