import { useQuery } from "@tanstack/solid-query"
import { For, Show } from "solid-js"
import { countCaseFiles } from "../../casework/casefile/casefile.calls"
import { totalOf } from "../../casework/casefile/casefile.words"
import { listDetections } from "../../casework/detection/detection.calls"
import { detection } from "../../casework/detection/detection.i18n"
import { DetectionRow } from "../../casework/detection/row"
import { arrived } from "../../context/call"
import { can } from "../../context/nav"
import { number } from "../../context/time"
import { listReferrals } from "../../partners/referral/referral.calls"
import { Tasks, useTasks } from "../../tenancy/task/tasks"
import { ButtonLink } from "../../ui/button"
import { Card } from "../../ui/card"
import { createPoll, Load } from "../../ui/load"
import { Tile, Tiles } from "../../ui/tile"
import { Answers } from "./answers"
import { MonthsCard, StatesCard } from "./picture"
import { today } from "./today.i18n"

const most = 100
type Page = { items: readonly unknown[]; cursor: string | null }
/** So many of those that were asked for: where there are more to ask for, there may be more of them. */
const counted = (page: Page | undefined, among: readonly unknown[] | undefined) => {
  if (!page || !among) return "…"
  return page.cursor ? today("more", { count: among.length }) : number(among.length)
}

const said = (count: number | undefined) => (count === undefined ? "…" : number(count))

/** The day of who carries cases. */
export function CareDay() {
  const tasks = useTasks()
  const files = useQuery(() => ({
    queryKey: ["casefiles", "count"],
    queryFn: () => countCaseFiles({ status: "open" }),
  }))
  const open = useQuery(() => ({
    queryKey: ["referrals", "today"],
    queryFn: () => listReferrals({ group: "open" }, undefined, most),
  }))
  const closed = useQuery(() => ({
    queryKey: ["referrals", "answered"],
    queryFn: () => listReferrals({ group: "closed" }, undefined, 25),
  }))
  const waiting = useWaiting()
  const detections = () => arrived(waiting)?.items.length
  const referrals = () => arrived(open)?.items
  const unanswered = () => referrals()?.filter(({ state }) => state.status === "sent" || state.status === "opened")
  const urgent = () => arrived(files)?.urgent
  const all = () => totalOf(arrived(files))
  const late = () => unanswered()?.filter(({ escalatedAt }) => escalatedAt !== null).length ?? 0
  const calls = () => referrals()?.filter(({ callRequestedAt }) => callRequestedAt !== null).length ?? 0
  const stale = () => tasks.items().filter(({ kind }) => kind === "reconfirm_contact").length
  const notes = () =>
    [late() && today("tile.late", { count: late() }), calls() && today("tile.calls", { count: calls() })]
      .filter(Boolean)
      .join(" · ")
  return (
    <>
      <Tiles>
        <Tile
          value={said(urgent())}
          label={today("tile.urgent", { count: urgent() ?? 0 })}
          href="/casefiles?urgency=urgent"
          {...(urgent() ? { tone: "bad" as const } : {})}
        />
        <Tile
          value={counted(arrived(open), unanswered())}
          label={today("tile.unanswered", { count: unanswered()?.length ?? 0 })}
          href="/referrals?group=unanswered"
          {...(notes() ? { note: notes(), tone: "warn" as const } : {})}
        />
        <Show when={stale()}>
          <Tile
            value={number(stale())}
            label={today("tile.reconfirm", { count: stale() })}
            note={today("tile.days")}
            tone="warn"
          />
        </Show>
        <Tile
          value={counted(arrived(waiting), arrived(waiting)?.items)}
          label={today("tile.detections", { count: detections() ?? 0 })}
          href="/detections"
        />
        <Tile value={said(all())} label={today("tile.open", { count: all() ?? 0 })} href="/casefiles" />
      </Tiles>
      <div class="cols">
        <div class="stack" data-gap="large">
          <Show when={can("detection.list")}>
            <Waiting />
            <Carried />
          </Show>
          <Tasks />
        </div>
        <div class="stack" data-gap="large">
          <Show when={can("numbers.read")} fallback={<StatesCard rows={referrals()} />}>
            <MonthsCard />
          </Show>
          <Answers rows={[...(referrals() ?? []), ...(arrived(closed)?.items ?? [])]} />
        </div>
      </div>
    </>
  )
}

const useWaiting = () =>
  useQuery(() => ({ queryKey: ["detections", "today"], queryFn: () => listDetections("waiting") }))

/** Whoever waits at a window comes before everything else; nobody waiting takes no room. */
function Waiting() {
  const query = useWaiting()
  createPoll(
    () => true,
    20_000,
    () => query.refetch(),
  )
  return (
    <Show when={query.error || arrived(query)?.items.length}>
      <Card
        flush
        tone="bad"
        title={today("detections")}
        aside={
          <ButtonLink kind="quiet" size="small" href="/detections">
            {today("allDetections")}
          </ButtonLink>
        }
      >
        <Load query={query}>
          {(data) => (
            <ul class="rows" aria-label={detection("list")}>
              <For each={data().items.slice(0, 5)}>{(row) => <DetectionRow row={row} />}</For>
            </ul>
          )}
        </Load>
      </Card>
    </Show>
  )
}

/** Whom she said she would go to, until there is a case file, a reason that there is none, or somebody else goes. */
function Carried() {
  const query = useQuery(() => ({
    queryKey: ["detections", "carried"],
    queryFn: () => listDetections("taken", undefined, { mine: "true" }),
  }))
  return (
    <Show when={arrived(query)?.items.length ? arrived(query) : undefined}>
      {(data) => (
        <Card flush title={detection("minePage")}>
          <ul class="rows" aria-label={detection("minePage")}>
            <For each={data().items}>{(row) => <DetectionRow row={row} />}</For>
          </ul>
        </Card>
      )}
    </Show>
  )
}
