import { useQuery } from "@tanstack/solid-query"
import type { Finding, Info, Stretch } from "@ventanilla/core/tenancy/chain/schema"
import { createSignal, For, Show } from "solid-js"
import { dateTime, now, plainDay, when } from "../../context/time"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Note } from "../../ui/empty"
import { Filter, FilterChoice } from "../../ui/filter"
import { Load } from "../../ui/load"
import { Table } from "../../ui/table"
import { verifyChain } from "./audit.calls"
import { audit } from "./audit.i18n"

const spans = ["1", "7", "31"] as const
// The record is sealed by days of UTC.
const dayBefore = (days: number) => new Date(now().getTime() - days * 86_400_000).toISOString().slice(0, 10)

/** Verifies on request: entries, registry and vault against each other, drawn as a square an hour. */
export function Chain() {
  const [span, setSpan] = createSignal<(typeof spans)[number]>("7")
  const days = () => ({ from: dayBefore(Number(span()) - 1), to: dayBefore(0) })
  const query = useQuery(() => ({
    queryKey: ["chain", span()],
    queryFn: () => verifyChain(days()),
    // That somebody verified is written down: coming back to the window must not do it again.
    refetchOnWindowFocus: false,
    staleTime: 300_000,
  }))
  return (
    <Card
      title={audit("chain")}
      aside={
        <Button kind="primary" size="small" pending={query.isFetching} onClick={() => void query.refetch()}>
          {audit("verify")}
        </Button>
      }
      bar={
        <Filter label={audit("showChain")}>
          {audit("showChain")} {audit("week")}
          <FilterChoice
            label={audit("showChain")}
            value={span()}
            options={spans.map((value) => ({ value, label: audit(`span.${value}`) }))}
            onChange={setSpan}
          />
        </Filter>
      }
    >
      <div class="stack">
        <p class="quiet measure">{audit("chainText")}</p>
        <Load query={query} lines={5}>
          {(info) => <Verdict info={info()} />}
        </Load>
      </div>
    </Card>
  )
}

function Verdict(props: { info: Info }) {
  const result = () => {
    const { intact, entries, seals, findings } = props.info
    return intact ? audit("verified", { entries, seals }) : audit("broken", { count: findings.length })
  }
  return (
    <>
      <div role="status">
        <Note tone={props.info.intact ? "ok" : "bad"}>
          <strong>{result()}</strong> <span>{audit("checkedAt", { at: when(props.info.checkedAt) })}.</span>{" "}
          <Show when={props.info.sealedUntil} fallback={audit("notYet")}>
            {(until) => <span>{audit("until", { at: dateTime(until()) })}.</span>}
          </Show>
        </Note>
      </div>
      <Picture stretches={props.info.stretches} />
      <Show when={!props.info.intact}>
        <p>
          <strong>{audit("whatNow")}</strong>
        </p>
        <Table<Finding>
          label={audit("findings")}
          rows={props.info.findings}
          columns={[
            { key: "hour", head: audit("hour"), cell: ({ hour }) => dateTime(hour) },
            { key: "what", head: audit("what"), cell: ({ kind }) => audit(`finding.${kind}`) },
            { key: "entry", head: audit("entry"), cell: ({ entry }) => <span class="mono small">{entry ?? "—"}</span> },
          ]}
        />
      </Show>
    </>
  )
}

type Hour = { at: string; status: Stretch["status"]; entries: number; alone: boolean }
const hour = 3_600_000

/** Each hour of a stretch: a seal over several empty hours covers each of them. */
function hoursOf({ from, to, status, entries }: Stretch): Hour[] {
  const count = Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / hour))
  return Array.from({ length: count }, (_, index) => ({
    at: new Date(Date.parse(from) + index * hour).toISOString(),
    status,
    entries: index === 0 ? entries : 0,
    alone: count === 1,
  }))
}

/** Days of UTC, as they are sealed: rows of 24. */
function rowsOf(stretches: readonly Stretch[]): { day: string; hours: (Hour | undefined)[] }[] {
  const days = new Map<string, (Hour | undefined)[]>()
  for (const one of stretches.flatMap(hoursOf)) {
    const day = one.at.slice(0, 10)
    const row = days.get(day) ?? Array.from({ length: 24 }, () => undefined)
    row[Number(one.at.slice(11, 13))] = one
    days.set(day, row)
  }
  return [...days].map(([day, hours]) => ({ day, hours })).reverse()
}

const sign = { verified: "", broken: "✕", open: "" } as const

function Picture(props: { stretches: readonly Stretch[] }) {
  const said = (one: Hour) =>
    audit("square", { at: dateTime(one.at), state: audit(`state.${one.status}`), entries: one.entries })
  return (
    <figure class="chain">
      <figcaption class="chain-key">
        <span class="hidden-words">{audit("picture")}</span>
        <For each={["verified", "open", "broken"] as const}>
          {(state) => (
            <span>
              <i class="chain-hour" data-state={state} aria-hidden="true">
                {sign[state]}
              </i>
              {audit(`state.${state}`)}
            </span>
          )}
        </For>
        <Chip>UTC</Chip>
      </figcaption>
      <ul>
        <For each={rowsOf(props.stretches)}>
          {({ day, hours }) => (
            <li>
              <span class="chain-day">{plainDay(day)}</span>
              <ol>
                <For each={hours}>
                  {(one) => (
                    <li class="chain-hour" data-state={one?.status ?? "none"} title={one ? said(one) : undefined}>
                      <Show when={one}>
                        {(there) => (
                          <>
                            <span aria-hidden="true">{sign[there().status]}</span>
                            <span class="hidden-words">{said(there())}</span>
                          </>
                        )}
                      </Show>
                    </li>
                  )}
                </For>
              </ol>
            </li>
          )}
        </For>
      </ul>
    </figure>
  )
}
