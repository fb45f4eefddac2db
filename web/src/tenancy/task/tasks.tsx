import { type Info, rules } from "@ventanilla/core/tenancy/task/schema"
import { createSignal, Show } from "solid-js"
import { byWhom } from "../../context/by"
import { dayOf } from "../../context/days"
import { now, plainDay, when, zone } from "../../context/time"
import { today } from "../../today/today/today.i18n"
import { Card } from "../../ui/card"
import { Chip, type Tone } from "../../ui/chip"
import { Empty } from "../../ui/empty"
import { Filter, FilterChoice } from "../../ui/filter"
import { Load } from "../../ui/load"
import { createPages } from "../../ui/pages"
import { type Column, Table } from "../../ui/table"
import { useAccounts } from "../staff/use-accounts"
import { End, Undo } from "./end"
import { listTasks } from "./task.calls"
import { placeOf } from "./task.place"

/** How pressing it is: urgent, overdue, for today, coming. */
export function pressOf(task: Pick<Info, "urgent" | "dueAt">, at: Date, timeZone: string) {
  if (task.urgent) return "urgent"
  const [due, here] = [dayOf(task.dueAt, timeZone), dayOf(at, timeZone)]
  if (due === here) return "today"
  return due < here ? "late" : "coming"
}
const tones: Record<ReturnType<typeof pressOf>, Tone> = { urgent: "bad", late: "warn", today: "info", coming: "mute" }

const statuses = ["open", "done"] as const
type Status = (typeof statuses)[number]
const tabs = { open: "task.open", done: "task.past" } as const

/** What is open, for whatever else counts it. */
export const useTasks = (status: () => Status = () => "open") =>
  createPages<Info>(
    () => ["tasks", status()],
    (cursor) => listTasks(status(), cursor),
  )

type Accounts = ReadonlyMap<string, string>
/** Whom or what it is about: an organisation or a colleague by name, a woman by a folio. */
function subjectOf(task: Info, accounts: Accounts): string | undefined {
  const { about } = rules[task.kind]
  if (about === "organization") return task.organizationName ?? undefined
  if (about === "staff") return accounts.get(task.staffID ?? "")
  return task.folio ?? undefined
}
const nameOf = (task: Info, accounts: Accounts) =>
  [subjectOf(task, accounts), today(`kind.${task.kind}`)].filter(Boolean).join(": ")

/** The folio stands as one; an organisation that a folio's task is about is named beside it. */
function Subject(props: { task: Info; accounts: Accounts }) {
  const isFolio = () => rules[props.task.kind].about === "folio"
  return (
    <span class="stack" data-gap="small">
      <strong classList={{ mono: isFolio() }}>{subjectOf(props.task, props.accounts) ?? "—"}</strong>
      <Show when={isFolio() && props.task.organizationName}>
        <span class="small quiet">{props.task.organizationName}</span>
      </Show>
    </span>
  )
}

/** What needs her, urgent first, then by when it is due, or what was done of late; j, k and Enter. */
export function Tasks() {
  const [status, setStatus] = createSignal<Status>("open")
  const pages = useTasks(status)
  const accounts = useAccounts()
  // Whoever waits at a window stands in a card of her own, and over every page.
  const rows = () => pages.items().filter(({ kind }) => status() === "done" || rules[kind].ends !== "detection")
  const first = (): Column<Info>[] => [
    {
      key: "what",
      head: today("task.what"),
      // Whom it is about stands with it: a column of its own pushed the way it ends out of the card.
      cell: (row) => (
        <span class="stack" data-gap="small">
          <span>{[today(`kind.${row.kind}`), row.on ? plainDay(row.on) : ""].filter(Boolean).join(" · ")}</span>
          <Subject task={row} accounts={accounts.names()} />
        </span>
      ),
    },
  ]
  const columns = (): Column<Info>[] =>
    status() === "open"
      ? [
          ...first(),
          {
            key: "due",
            head: today("task.due"),
            cell: (row) => {
              const press = pressOf(row, now(), zone())
              return (
                <span class="row" data-gap="small">
                  <Chip tone={tones[press]}>{today(`state.${press}`)}</Chip>
                  <span class="mono">{when(row.dueAt)}</span>
                </span>
              )
            },
          },
          {
            key: "done",
            head: today("task.ends"),
            cell: (row) => <End task={row} name={nameOf(row, accounts.names())} />,
          },
        ]
      : [
          ...first(),
          {
            key: "by",
            head: today("task.by"),
            cell: (row) => (
              <span class="stack" data-gap="small">
                <span>{byWhom(row.doneBy ?? "", accounts.names())}</span>
                <span class="mono small">{when(row.doneAt ?? row.dueAt)}</span>
                <Show when={row.waiver}>{(why) => <span class="small quiet">{today(`waiver.${why()}`)}</span>}</Show>
              </span>
            ),
          },
          {
            key: "undo",
            head: today("task.undo"),
            cell: (row) => <Undo task={row} name={nameOf(row, accounts.names())} />,
          },
        ]
  return (
    <Card
      flush
      title={today("tasks")}
      aside={<span class="small quiet">{today("tasksOrder")}</span>}
      bar={
        <Filter label={today("tasks")}>
          <FilterChoice
            label={today("task.show")}
            value={status()}
            options={statuses.map((value) => ({ value, label: today(tabs[value]) }))}
            onChange={setStatus}
          />
        </Filter>
      }
    >
      <Load query={pages.query}>
        {() => (
          <Table
            label={today("tasks")}
            columns={columns()}
            rows={rows()}
            href={placeOf}
            more={pages.more()}
            empty={
              <Empty title={today(status() === "open" ? "task.empty" : "task.pastEmpty")}>
                {today(status() === "open" ? "task.emptyText" : "task.pastEmptyText")}
              </Empty>
            }
          />
        )}
      </Load>
    </Card>
  )
}
