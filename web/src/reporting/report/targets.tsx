import { useQuery } from "@tanstack/solid-query"
import type { Info, Standing } from "@ventanilla/core/reporting/target/schema"
import { createSignal, For, Show } from "solid-js"
import { dayOf } from "../../context/days"
import { can } from "../../context/nav"
import { now, number, zone } from "../../context/time"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip, type Tone } from "../../ui/chip"
import { Empty } from "../../ui/empty"
import { FilterChoice } from "../../ui/filter"
import { Load } from "../../ui/load"
import { readTargets, type Whose } from "./target.calls"
import { targets } from "./targets.i18n"
import { SetTargets } from "./targets-form"
import "./targets.css"

const tones: Record<Standing, Tone> = {
  none: "mute",
  reached: "ok",
  on_course: "info",
  behind: "warn",
  missed: "bad",
  to_come: "mute",
}

/** A year's targets, each beside what was counted and how far the year is. */
export function Targets(props: { whose: Whose }) {
  const present = Number(dayOf(now(), zone()).slice(0, 4))
  const [year, setYear] = createSignal(String(present))
  const [setting, setSetting] = createSignal<Info>()
  const query = useQuery(() => ({
    queryKey: ["targets", props.whose, year()],
    queryFn: () => readTargets(props.whose, year()),
  }))
  const may = () => can(props.whose === "network" ? "network.setTargets" : "target.set")
  return (
    <Card
      title={targets("title", { year: year() })}
      aside={
        <div class="row">
          <FilterChoice
            label={targets("year")}
            value={year()}
            options={[present - 1, present, present + 1].map((one) => ({ value: String(one), label: String(one) }))}
            onChange={setYear}
          />
          <Show when={may()}>
            <Button size="small" disabled={!query.data} onClick={() => setSetting(query.data)}>
              {targets("set")}
            </Button>
          </Show>
        </div>
      }
    >
      <Load query={query} lines={5}>
        {(found) => (
          <Show
            when={found().rows.some(({ target }) => target !== null)}
            fallback={<Empty title={targets("none", { year: year() })}>{targets("noneText")}</Empty>}
          >
            <Rows info={found()} />
          </Show>
        )}
      </Load>
      <Show when={setting()} keyed>
        {(info) => <SetTargets whose={props.whose} info={info} close={() => setSetting(undefined)} />}
      </Show>
    </Card>
  )
}

const percent = (share: number) => number(Math.floor(share * 100))

function Rows(props: { info: Info }) {
  const far = () => {
    const { gone, year } = props.info
    if (gone >= 1) return targets("over")
    if (gone === 0 && dayOf(now(), zone()) < `${year}-01-01`) return targets("toCome")
    return `${targets("gone", { share: percent(gone) })} ${targets("mark")}`
  }
  return (
    <div class="stack">
      <p class="small quiet">{far()}</p>
      <ul class="targets">
        <For each={props.info.rows}>{(row) => <Row row={row} gone={props.info.gone} />}</For>
      </ul>
    </div>
  )
}

function Row(props: { row: Info["rows"][number]; gone: number }) {
  const name = () => targets(props.row.indicator)
  const standing = () => targets(`standing.${props.row.standing}`)
  const said = (target: number) =>
    targets("of", {
      achieved: number(props.row.achieved),
      target: number(target),
      share: percent(props.row.achieved / target),
    })
  return (
    <li>
      <p>
        <strong>{name()}</strong>
        <Show when={props.row.target !== null}>
          <Chip tone={tones[props.row.standing]}>{standing()}</Chip>
        </Show>
      </p>
      <Show
        when={props.row.target}
        fallback={<p class="small quiet">{targets("without", { achieved: number(props.row.achieved) })}</p>}
      >
        {(target) => (
          <>
            <p class="mono small">{said(target())}</p>
            <meter
              class="hidden-words"
              aria-label={name()}
              max={target()}
              value={props.row.achieved}
              aria-valuetext={`${said(target())}. ${standing()}`}
            />
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect class="ground" width="100" height="10" />
              <rect y="2" width={Math.min(100, (100 * props.row.achieved) / target())} height="6" />
              <Show when={props.gone > 0 && props.gone < 1}>
                <line x1={100 * props.gone} x2={100 * props.gone} y1="0" y2="10" />
              </Show>
            </svg>
          </>
        )}
      </Show>
    </li>
  )
}
