import type { Opened } from "@ventanilla/core/followup/errand/schema"
import { createSignal, For, Show } from "solid-js"
import type { CardProps } from "../../casework/casefile/card-props"
import { useReread } from "../../context/changes"
import { can } from "../../context/nav"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Empty, ErrorNote } from "../../ui/empty"
import { Load } from "../../ui/load"
import { createPages } from "../../ui/pages"
import { toast } from "../../ui/toast"
import { AskErrand } from "./ask"
import { cancelErrand, listErrands } from "./errand.calls"
import { errand } from "./errand.i18n"
import { ErrandFacts } from "./facts"

/** What this case file asked of other areas, with their answers. */
export default function ErrandsCard(props: CardProps) {
  const [asking, setAsking] = createSignal(false)
  const pages = createPages<Opened>(
    () => ["errands", props.file.casefileID],
    (cursor) => listErrands(props.file.casefileID, cursor),
  )
  return (
    <Card
      flush
      title={errand("card")}
      aside={
        <Show when={props.open && can("errand.ask")}>
          <Button size="small" onClick={() => setAsking(true)}>
            {errand("ask")}
          </Button>
        </Show>
      }
    >
      <Load query={pages.query} lines={2}>
        {() => (
          <Show
            when={pages.items().length}
            fallback={<Empty title={errand("cardEmpty")}>{errand("cardEmptyText")}</Empty>}
          >
            <ul class="rows">
              <For each={pages.items()}>{(row) => <Row row={row} />}</For>
            </ul>
          </Show>
        )}
      </Load>
      <AskErrand casefileID={props.file.casefileID} open={asking()} close={() => setAsking(false)} />
    </Card>
  )
}

function Row(props: { row: Opened }) {
  const reread = useReread()
  const cancel = createAction(
    (key) => cancelErrand(props.row.errandID, key),
    () => {
      toast(errand("cancelled"))
      reread("errand")
    },
  )
  const isOpen = () => props.row.status === "asked" || props.row.status === "taken"
  return (
    <li>
      <ErrandFacts row={props.row}>
        <Show when={props.row.note}>{(note) => <p class="small">{`${errand("noteOf")}: ${note()}`}</p>}</Show>
        <Show when={props.row.answerNote}>{(note) => <p>{`${errand("answerOf")}: ${note()}`}</p>}</Show>
        <ErrorNote problem={cancel.problem()} />
      </ErrandFacts>
      <div class="act">
        <Show when={isOpen() && can("errand.cancel")}>
          <Button
            size="small"
            kind="quiet"
            pending={cancel.pending()}
            aria-label={`${errand("cancel")}: ${errand(`kind.${props.row.kind}`)}`}
            onClick={() => void cancel.run()}
          >
            {errand("cancel")}
          </Button>
        </Show>
      </div>
    </li>
  )
}
