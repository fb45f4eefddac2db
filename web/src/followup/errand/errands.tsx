import { useSearchParams } from "@solidjs/router"
import type { Info } from "@ventanilla/core/followup/errand/schema"
import { createSignal, For, Show } from "solid-js"
import { useReread } from "../../context/changes"
import { can } from "../../context/nav"
import { membership } from "../../context/session"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Empty, ErrorNote } from "../../ui/empty"
import { Filter, FilterChoice } from "../../ui/filter"
import { createPoll, Load } from "../../ui/load"
import { More } from "../../ui/more"
import { Page } from "../../ui/page"
import { createPages } from "../../ui/pages"
import { toast } from "../../ui/toast"
import { AnswerErrand } from "./answer"
import { listMyErrands, readErrand, takeErrand } from "./errand.calls"
import { errand } from "./errand.i18n"
import { ErrandFacts } from "./facts"

/** What an officer's areas are asked for: a folio and what is needed, never the file. */
export default function Errands() {
  return (
    <Page title={errand("title")} sub={errand("sub")}>
      <Show
        when={membership()?.duties.areas.length}
        fallback={
          <Card>
            <Empty title={errand("noAreas")}>{errand("noAreasText")}</Empty>
          </Card>
        }
      >
        <List />
      </Show>
    </Page>
  )
}

function List() {
  const [search, setSearch] = useSearchParams<{ side?: string }>()
  const side = () => (search.side === "closed" ? ("closed" as const) : ("open" as const))
  const pages = createPages<Info>(
    () => ["errands", "mine", side()],
    (cursor) => listMyErrands(side(), cursor),
  )
  createPoll(
    () => side() === "open",
    30_000,
    () => pages.query.refetch(),
  )
  return (
    <Card
      flush
      bar={
        <Filter label={errand("title")}>
          {errand("show")}
          <FilterChoice
            label={errand("state")}
            value={side()}
            options={(["open", "closed"] as const).map((value) => ({ value, label: errand(`side.${value}`) }))}
            onChange={(next) => setSearch({ side: next === "open" ? undefined : next })}
          />
        </Filter>
      }
    >
      <Load query={pages.query}>
        {() => (
          <Show when={pages.items().length} fallback={<Empty title={errand("empty")}>{errand("emptyText")}</Empty>}>
            <ul class="rows">
              <For each={pages.items()}>{(row) => <Row row={row} />}</For>
            </ul>
            <More pages={pages} />
          </Show>
        )}
      </Load>
    </Card>
  )
}

function Row(props: { row: Info }) {
  const reread = useReread()
  const [answering, setAnswering] = createSignal(false)
  const [note, setNote] = createSignal<string>()
  const take = createAction(
    (key) => takeErrand(props.row.errandID, key),
    () => {
      toast(errand("taken"))
      reread("errand")
    },
  )
  const read = createAction(
    () => readErrand(props.row.errandID),
    (found) => setNote([found.note, found.answerNote].filter(Boolean).join(" · ")),
  )
  const isOpen = () => props.row.status === "asked" || props.row.status === "taken"
  const named = () => `${errand(`kind.${props.row.kind}`)} ${props.row.folio}`
  return (
    <li>
      <ErrandFacts row={props.row} folio>
        <Show when={note()}>
          <p>{note()}</p>
        </Show>
        <ErrorNote problem={take.problem() ?? read.problem()} />
      </ErrandFacts>
      <div class="act">
        <Show when={props.row.hasNote && !note()}>
          <Button
            size="small"
            kind="quiet"
            pending={read.pending()}
            aria-label={`${errand("read")}: ${named()}`}
            onClick={() => void read.run()}
          >
            {errand("read")}
          </Button>
        </Show>
        <Show when={props.row.status === "asked" && can("errand.take")}>
          <Button
            size="small"
            pending={take.pending()}
            aria-label={`${errand("take")}: ${named()}`}
            onClick={() => void take.run()}
          >
            {errand("take")}
          </Button>
        </Show>
        <Show when={isOpen() && can("errand.answer")}>
          <Button
            size="small"
            kind="primary"
            aria-label={`${errand("answer")}: ${named()}`}
            onClick={() => setAnswering(true)}
          >
            {errand("answer")}
          </Button>
        </Show>
      </div>
      <AnswerErrand
        errandID={props.row.errandID}
        about={named()}
        open={answering()}
        close={() => setAnswering(false)}
      />
    </li>
  )
}
