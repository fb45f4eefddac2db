import { createSignal, For, Show } from "solid-js"
import { useReread } from "../../../context/changes"
import { can } from "../../../context/nav"
import { createAction } from "../../../ui/action"
import { Button } from "../../../ui/button"
import { Card } from "../../../ui/card"
import { Chip } from "../../../ui/chip"
import { ConfirmDialog } from "../../../ui/dialog"
import { Empty, Note } from "../../../ui/empty"
import { Load } from "../../../ui/load"
import { createSeen } from "../../../ui/merge"
import { MergeDialog } from "../../../ui/merge-dialog"
import { useDone } from "../../../ui/submit"
import type { CardProps } from "../card-props"
import { PaperList } from "../sheet/paper-fields"
import { type Catalogues, useCatalogues } from "../sheet/sheet.calls"
import { DependantForm, readingOf } from "./dependant-form"
import { type Dependant, readDependant, removeDependant, useDependants } from "./incidents.calls"
import { incidents } from "./incidents.i18n"
import { dependantField, dependantSaid } from "./incidents.words"
import "./incidents.css"

/** Her children and others who depend on her, with what must be settled before anybody travels to Mexico. */
export default function DependantsCard(props: CardProps) {
  const query = useDependants(() => props.file.casefileID)
  const known = useCatalogues()
  const [editing, setEditing] = createSignal<Dependant | "new">()
  const [removing, setRemoving] = createSignal<Dependant>()
  const before = (items: readonly Dependant[]) =>
    (["hague", "custody"] as const).find((reason) => items.some(({ beforeReturn }) => beforeReturn === reason))
  const may = () => props.open && can("dependant.change")
  return (
    <Card
      title={incidents("dependants")}
      flush
      aside={
        <Show when={props.open && can("dependant.add")}>
          <Button
            size="small"
            onClick={() => setEditing("new")}
            aria-label={`${incidents("addDependant")}: ${incidents("dependants")}`}
          >
            {incidents("addDependant")}
          </Button>
        </Show>
      }
    >
      <Load query={query}>
        {(found) => (
          <Show
            when={found().items.length}
            fallback={<Empty title={incidents("dependantsEmpty")}>{incidents("dependantsEmptyText")}</Empty>}
          >
            <Show when={before(found().items)}>
              {(reason) => (
                <div class="card-note">
                  <Note tone={reason() === "hague" ? "bad" : "warn"}>{incidents(`before.${reason()}`)}</Note>
                </div>
              )}
            </Show>
            <ul class="rows">
              <For each={found().items}>
                {(one) => (
                  <li>
                    <div class="stack" data-gap="small">
                      <div class="row" data-gap="small">
                        <strong>{one.name}</strong>
                        <span class="quiet">{incidents(`relation.${one.relation}`)}</span>
                        <Show when={one.birthYear}>
                          <span class="quiet">{incidents("born", { year: String(one.birthYear) })}</span>
                        </Show>
                        <Show when={one.hague}>
                          <Chip tone="bad">{incidents("hagueFlag")}</Chip>
                        </Show>
                      </div>
                      <p class="small">
                        {incidents("livesWith")}: {incidents(`livesWith.${one.livesWith}`)}
                        {" · "}
                        {incidents("custody")}: {incidents(`custody.${one.custody}`)}
                      </p>
                      <PaperList papers={one.papers} known={known} />
                    </div>
                    <Show when={may()}>
                      <div class="act">
                        <Button
                          size="small"
                          onClick={() => setEditing(one)}
                          aria-label={`${incidents("edit")}: ${one.name}`}
                        >
                          {incidents("edit")}
                        </Button>
                        <Button
                          kind="quiet"
                          size="small"
                          onClick={() => setRemoving(one)}
                          aria-label={incidents("removeOf", { what: one.name })}
                        >
                          {incidents("remove")}
                        </Button>
                      </div>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Load>
      <Show when={editing()} keyed>
        {(one) => (
          <DependantForm
            casefileID={props.file.casefileID}
            known={known}
            close={() => setEditing(undefined)}
            {...(one === "new" ? {} : { dependant: one })}
          />
        )}
      </Show>
      <Show when={removing()} keyed>
        {(one) => <Remove dependant={one} known={known} close={() => setRemoving(undefined)} />}
      </Show>
    </Card>
  )
}

function Remove(props: { dependant: Dependant; known: Catalogues; close: () => void }) {
  const reread = useReread()
  const { dependant } = props
  const seen = createSeen({
    base: readingOf(dependant),
    read: async () => readingOf(await readDependant(dependant)),
  })
  const action = createAction(
    (key) => seen.send(key, (version, again) => removeDependant(dependant, version, again)),
    useDone("dependant", props.close)(() => incidents("removed")),
  )
  const close = () => {
    // What another wrote meanwhile is on the screen from now on.
    if (action.problem()?.code === "stale") reread("dependant")
    props.close()
  }
  return (
    <ConfirmDialog
      open
      danger
      onClose={close}
      title={incidents("removeDependant")}
      confirm={incidents("remove")}
      action={action}
    >
      <p>{incidents("removeText")}</p>
      <MergeDialog merge={seen} label={dependantField} show={dependantSaid(props.known)} />
    </ConfirmDialog>
  )
}
