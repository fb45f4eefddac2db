import { A, useSearchParams } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import { type BreakGlassInfo, ReviewInput } from "@ventanilla/core/casework/oversight/schema"
import { createSignal, Show } from "solid-js"
import { membership } from "../../context/session"
import { dateTime } from "../../context/time"
import { domain } from "../../i18n/domain"
import { useAccounts } from "../../tenancy/staff/use-accounts"
import { Button } from "../../ui/button"
import { Card, Fact, Facts } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Dialog } from "../../ui/dialog"
import { Empty, Note } from "../../ui/empty"
import { Filter, FilterChoice } from "../../ui/filter"
import { createForm } from "../../ui/form"
import { Load } from "../../ui/load"
import { createPages } from "../../ui/pages"
import { RadioGroup } from "../../ui/radio-group"
import { Submit, useDone } from "../../ui/submit"
import { type Column, Table } from "../../ui/table"
import { TextField } from "../../ui/text-field"
import { listBreakGlass, readBreakGlass, reviewBreakGlass } from "./audit.calls"
import { audit } from "./audit.i18n"

/** Emergency accesses: those to review, and those that were. */
export function BreakGlassList() {
  const [search, setSearch] = useSearchParams<{ glasses?: string }>()
  const [chosen, setChosen] = createSignal<BreakGlassInfo>()
  const status = () => (search.glasses === "reviewed" ? ("reviewed" as const) : ("open" as const))
  const accounts = useAccounts()
  const pages = createPages<BreakGlassInfo>(
    () => ["glasses", status()],
    (cursor) => listBreakGlass(status(), cursor),
  )
  const nameOf = (staffID: string) => accounts.names().get(staffID) ?? domain("by.staff")
  const columns = (): Column<BreakGlassInfo>[] => [
    {
      key: "folio",
      head: audit("glass.folio"),
      cell: (row) => (
        <A class="mono" href={`/casefiles/${row.casefileID}`}>
          {row.folio}
        </A>
      ),
    },
    { key: "who", head: audit("glass.who"), cell: (row) => nameOf(row.staffID) },
    { key: "when", head: audit("glass.when"), cell: (row) => dateTime(row.at) },
    { key: "why", head: audit("glass.why"), wide: true, cell: (row) => audit(`why.${row.refusal}`) },
    {
      key: "state",
      head: audit("glass.state"),
      cell: (row) => (
        <div class="row">
          <Show when={row.verdict}>
            {(verdict) => <Chip tone={verdict() === "justified" ? "ok" : "bad"}>{audit(`verdict.${verdict()}`)}</Chip>}
          </Show>
          <Button
            size="small"
            aria-label={`${audit(row.verdict ? "glass.read" : "glass.look")}: ${row.folio}`}
            onClick={() => setChosen(row)}
          >
            {audit(row.verdict ? "glass.read" : "glass.look")}
          </Button>
        </div>
      ),
    },
  ]
  return (
    <Card
      flush
      title={audit("glasses")}
      bar={
        <Filter label={audit("glasses")}>
          {audit("glass.show")}
          <FilterChoice
            label={audit("glass.filter")}
            value={status()}
            options={(["open", "reviewed"] as const).map((value) => ({ value, label: audit(`glass.${value}`) }))}
            onChange={(next) => setSearch({ glasses: next === "open" ? undefined : next })}
          />
        </Filter>
      }
    >
      <Load query={pages.query} lines={2}>
        {() => (
          <Table
            label={audit("glasses")}
            columns={columns()}
            rows={pages.items()}
            empty={<Empty title={audit("glass.empty")}>{audit("glass.emptyText")}</Empty>}
            more={pages.more()}
          />
        )}
      </Load>
      <Dialog open={chosen() !== undefined} onClose={() => setChosen(undefined)} title={audit("glass.title")}>
        <Show when={chosen()} keyed>
          {(access) => <Review access={access} who={nameOf(access.staffID)} close={() => setChosen(undefined)} />}
        </Show>
      </Dialog>
    </Card>
  )
}

function Review(props: { access: BreakGlassInfo; who: string; close: () => void }) {
  const { casefileID, glassID } = props.access
  const query = useQuery(() => ({
    queryKey: ["glass", glassID],
    queryFn: () => readBreakGlass({ casefileID, glassID }),
    refetchOnWindowFocus: false,
  }))
  return (
    <div class="stack">
      <Facts>
        <Fact term={audit("glass.folio")}>
          <span class="mono">{props.access.folio}</span>
        </Fact>
        <Fact term={audit("glass.who")}>{props.who}</Fact>
        <Fact term={audit("glass.when")}>{dateTime(props.access.at)}</Fact>
        <Fact term={audit("glass.why")}>{audit(`why.${props.access.refusal}`)}</Fact>
      </Facts>
      <Load query={query} lines={3}>
        {(opened) => (
          <>
            <Facts>
              <Fact term={audit("glass.reason")}>{opened().reason}</Fact>
              <Show when={opened().verdict}>
                {(verdict) => <Fact term={audit("glass.state")}>{audit(`verdict.${verdict()}`)}</Fact>}
              </Show>
              <Show when={opened().words}>{(words) => <Fact term={audit("glass.words")}>{words()}</Fact>}</Show>
            </Facts>
            <Show when={opened().status === "open"}>
              <Show
                when={opened().staffID !== membership()?.staffID}
                fallback={<Note tone="info">{audit("glass.own")}</Note>}
              >
                <ReviewForm casefileID={casefileID} glassID={glassID} close={props.close} />
              </Show>
            </Show>
          </>
        )}
      </Load>
    </div>
  )
}

function ReviewForm(props: { casefileID: string; glassID: string; close: () => void }) {
  const { casefileID, glassID } = props
  const form = createForm({
    schema: ReviewInput,
    initial: { casefileID, glassID },
    send: ({ verdict, words }, key) => reviewBreakGlass({ casefileID, glassID }, { verdict, words }, key),
    done: useDone("breakGlassReview", props.close)(() => audit("glass.saved")),
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <RadioGroup
        inline
        label={audit("glass.verdict")}
        field={form.field("verdict")}
        options={(["justified", "unjustified"] as const).map((value) => ({ value, label: audit(`verdict.${value}`) }))}
      />
      <TextField label={audit("glass.words")} rows={3} field={form.field("words")} />
      <Submit form={form} label={audit("glass.save")} onCancel={props.close} />
    </form>
  )
}
