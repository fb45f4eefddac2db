import { useQueryClient } from "@tanstack/solid-query"
import type { Info } from "@ventanilla/core/task/schema"
import { Show } from "solid-js"
import { dayOf } from "../../context/days"
import { can } from "../../context/nav"
import { now, when, zone } from "../../context/time"
import { today } from "../../i18n/today"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip, type Tone } from "../../ui/chip"
import { Empty } from "../../ui/empty"
import { Load } from "../../ui/load"
import type { createPages } from "../../ui/pages"
import { type Column, Table } from "../../ui/table"
import { toast } from "../../ui/toast"
import { taskDone } from "./task.calls"

/** Where a task is done. */
export function placeOf(task: Info): string {
  if (task.kind === "glass_review" && can("audit.list")) return "/audit"
  if (task.kind === "course_ending" && can("staff.list")) return "/staff"
  if (task.trainingID) return `/trainings/${task.trainingID}`
  if (task.allianceID) return `/alliances/${task.allianceID}`
  const mail = task.kind.startsWith("mailbox")
  if (mail && task.organizationID) return `/directory/${task.organizationID}`
  if (task.detectionID) return `/detections?folio=${task.folio ?? ""}`
  if (task.transferID && !task.casefileID) return "/transfers"
  if (task.referralID && can("referral.read")) return `/referrals/${task.referralID}`
  if (task.kind === "followup_due" && task.casefileID && can("followup.done"))
    return `/casefiles/${task.casefileID}/care`
  if (task.casefileID && can("casefile.read")) return `/casefiles/${task.casefileID}`
  return task.organizationID ? `/directory/${task.organizationID}` : "/directory"
}

/** They end where they are answered, and are not ticked. */
const answered: ReadonlySet<Info["kind"]> = new Set(["glass_review", "followup_due"])

/** How pressing it is: urgent, overdue, for today, coming. */
export function pressOf(task: Pick<Info, "urgent" | "dueAt">, at: Date, timeZone: string) {
  if (task.urgent) return "urgent"
  const [due, here] = [dayOf(task.dueAt, timeZone), dayOf(at, timeZone)]
  if (due === here) return "today"
  return due < here ? "late" : "coming"
}
const tones: Record<ReturnType<typeof pressOf>, Tone> = { urgent: "bad", late: "warn", today: "info", coming: "mute" }

/** What needs her, urgent first, then by when it is due; j, k and Enter. */
export function Tasks(props: { pages: ReturnType<typeof createPages<Info>> }) {
  const columns = (): Column<Info>[] => [
    { key: "what", head: today("task.what"), cell: (row) => today(`kind.${row.kind}`) },
    { key: "folio", head: today("task.folio"), cell: (row) => <span class="mono">{row.folio ?? "—"}</span> },
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
    { key: "done", head: today("task.done"), cell: (row) => <Done task={row} /> },
  ]
  return (
    <Card flush title={today("tasks")} aside={<span class="small quiet">{today("tasksOrder")}</span>}>
      <Load query={props.pages.query}>
        {() => (
          <Table
            label={today("tasks")}
            columns={columns()}
            rows={props.pages.items()}
            href={placeOf}
            more={props.pages.more()}
            empty={<Empty title={today("task.empty")}>{today("task.emptyText")}</Empty>}
          />
        )}
      </Load>
    </Card>
  )
}

function Done(props: { task: Info }) {
  const queries = useQueryClient()
  const done = createAction(
    (key) => taskDone(props.task.taskID, key),
    () => {
      toast(today("task.doneSaid"))
      void queries.invalidateQueries()
    },
  )
  return (
    <Show when={can("task.done") && !answered.has(props.task.kind)}>
      <Button
        size="small"
        pending={done.pending()}
        aria-label={`${today("task.act")}: ${today(`kind.${props.task.kind}`)} ${props.task.folio ?? ""}`}
        onClick={() => void done.run()}
      >
        ✓ {today("task.done")}
      </Button>
      <Show when={done.problem()}>
        {(problem) => (
          <span class="error" role="alert">
            {problem().detail}
          </span>
        )}
      </Show>
    </Show>
  )
}
