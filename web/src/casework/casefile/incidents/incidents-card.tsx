import { createSignal, For, Show } from "solid-js"
import { useReread } from "../../../context/changes"
import { can } from "../../../context/nav"
import { createAction } from "../../../ui/action"
import { Button } from "../../../ui/button"
import { Card } from "../../../ui/card"
import { Chip } from "../../../ui/chip"
import { ConfirmDialog } from "../../../ui/dialog"
import { Empty } from "../../../ui/empty"
import { Load } from "../../../ui/load"
import { createSeen } from "../../../ui/merge"
import { MergeDialog } from "../../../ui/merge-dialog"
import { useDone } from "../../../ui/submit"
import type { CardProps } from "../card-props"
import { type Catalogues, useCatalogues } from "../sheet/sheet.calls"
import { IncidentForm, readingOf } from "./incident-form"
import { type Incident, readIncident, removeIncident, useIncidents } from "./incidents.calls"
import { incidents } from "./incidents.i18n"
import { incidentField, incidentSaid, whenSaid } from "./incidents.words"
import "./incidents.css"

/** What happened, newest first. Whoever does not carry the file sees that it did, and not what was told. */
export default function IncidentsCard(props: CardProps) {
  const query = useIncidents(() => props.file.casefileID)
  const known = useCatalogues()
  const [editing, setEditing] = createSignal<Incident | "new">()
  const [removing, setRemoving] = createSignal<Incident>()
  return (
    <Card
      title={incidents("incidents")}
      flush
      aside={
        <Show when={props.open && can("incident.record")}>
          <Button size="small" onClick={() => setEditing("new")}>
            {incidents("record")}
          </Button>
        </Show>
      }
    >
      <Load query={query}>
        {(found) => (
          <Show
            when={found().items.length}
            fallback={<Empty title={incidents("incidentsEmpty")}>{incidents("incidentsEmptyText")}</Empty>}
          >
            <ul class="rows">
              <For each={found().items}>
                {(incident) => (
                  <One
                    incident={incident}
                    known={known}
                    may={props.open && can("incident.change") && incident.hidden.length === 0}
                    edit={() => setEditing(incident)}
                    remove={() => setRemoving(incident)}
                  />
                )}
              </For>
            </ul>
          </Show>
        )}
      </Load>
      <Show when={editing()} keyed>
        {(one) => (
          <IncidentForm
            casefileID={props.file.casefileID}
            known={known}
            close={() => setEditing(undefined)}
            {...(one === "new" ? {} : { incident: one })}
          />
        )}
      </Show>
      <Show when={removing()} keyed>
        {(one) => <Remove incident={one} known={known} close={() => setRemoving(undefined)} />}
      </Show>
    </Card>
  )
}

function One(props: { incident: Incident; known: Catalogues; may: boolean; edit: () => void; remove: () => void }) {
  const its = () => props.incident
  const word = (catalogue: string, key: string) => props.known.word(catalogue, key)
  const words = (catalogue: string, keys: readonly string[]) => keys.map((key) => word(catalogue, key)).join(", ")
  const what = () => `${word("gbv_type", its().gbvType)}, ${whenSaid(its().when)}`
  const hidden = () => {
    const [one, other] = its().hidden
    if (one && other) return incidents("hidden")
    return one && incidents(one === "narrative" ? "hiddenNarrative" : "hiddenPerpetrator")
  }
  return (
    <li>
      <div class="stack" data-gap="small">
        <div class="row" data-gap="small">
          <strong>{word("gbv_type", its().gbvType)}</strong>
          <span class="quiet">{whenSaid(its().when)}</span>
          <Show when={"ongoing" in its().when && (its().when as { ongoing: boolean }).ongoing}>
            <Chip tone="warn">{incidents("ongoing")}</Chip>
          </Show>
          <Show when={its().perpetrator?.authority}>
            <Chip tone="bad">{incidents("authorityFlag")}</Chip>
          </Show>
        </div>
        <p class="small">
          {[
            words("violence_type", its().types),
            its().modality && word("violence_modality", its().modality ?? ""),
            words("case_context", its().contexts),
            its().place && word("place", its().place ?? ""),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <p class="small quiet">
          {incidents("reported")} {incidents(`reported.${its().reported}`)}
        </p>
        <Show when={its().perpetrator}>
          {(who) => (
            <p class="small">
              {incidents("perpetrator")}:{" "}
              {[
                who().name,
                who().relationship && word("relationship", who().relationship ?? ""),
                who().ageGroup && word("age_group", who().ageGroup ?? ""),
                (who().number ?? 1) > 1 && incidents("people", { number: who().number ?? 1 }),
              ]
                .filter(Boolean)
                .join(", ")}
            </p>
          )}
        </Show>
        <Show when={its().narrative}>
          <p class="incident-narrative">{its().narrative}</p>
        </Show>
        <Show when={hidden()}>
          <p class="small quiet">{hidden()}</p>
        </Show>
      </div>
      <Show when={props.may}>
        <div class="act">
          <Button size="small" onClick={props.edit} aria-label={incidents("editOf", { what: what() })}>
            {incidents("edit")}
          </Button>
          <Button kind="quiet" size="small" onClick={props.remove} aria-label={incidents("removeOf", { what: what() })}>
            {incidents("remove")}
          </Button>
        </div>
      </Show>
    </li>
  )
}

function Remove(props: { incident: Incident; known: Catalogues; close: () => void }) {
  const reread = useReread()
  const { incident } = props
  const seen = createSeen({
    base: readingOf(incident),
    read: async () => readingOf(await readIncident(incident)),
    whole: ["when"],
  })
  const action = createAction(
    (key) => seen.send(key, (version, again) => removeIncident(incident, version, again)),
    useDone("incident", props.close)(() => incidents("removed")),
  )
  const close = () => {
    // What another wrote meanwhile is on the screen from now on.
    if (action.problem()?.code === "stale") reread("incident")
    props.close()
  }
  return (
    <ConfirmDialog
      open
      danger
      onClose={close}
      title={incidents("removeIncident")}
      confirm={incidents("remove")}
      action={action}
    >
      <p>{incidents("removeText")}</p>
      <MergeDialog merge={seen} label={incidentField} show={incidentSaid(props.known)} />
    </ConfirmDialog>
  )
}
