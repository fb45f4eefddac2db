import { useQuery } from "@tanstack/solid-query"
import { createSignal, For, Show } from "solid-js"
import type { CardProps } from "../../../casework/casefile/card-props"
import { arrived } from "../../../context/call"
import { can } from "../../../context/nav"
import { Button } from "../../../ui/button"
import { Card } from "../../../ui/card"
import { Chip } from "../../../ui/chip"
import { Empty } from "../../../ui/empty"
import { Load } from "../../../ui/load"
import { listOffers, listRuns } from "../protocol.calls"
import { protocol } from "../protocol.i18n"
import { reasonName, said } from "../protocol.words"
import { useFlags } from "../use-flags"
import { run } from "./run.i18n"
import { RunView } from "./run-view"
import { Start } from "./start"
import "../../../ui/settings.css"
import "../protocol.css"

type RunKey = "gbv" | "nna" | "trata"

/** The protocols a case file follows, those that what is known of her suggests, and the one that is open. */
export default function RunsCard(props: CardProps) {
  const [open, setOpen] = createSignal<string>()
  const [starting, setStarting] = createSignal<RunKey | "any">()
  const flags = useFlags()
  const runs = useQuery(() => ({
    queryKey: ["runs", props.file.casefileID],
    queryFn: () => listRuns(props.file.casefileID),
    refetchOnWindowFocus: false,
  }))
  const offers = useQuery(() => ({
    queryKey: ["offers", props.file.casefileID],
    queryFn: () => listOffers(props.file.casefileID),
    refetchOnWindowFocus: false,
  }))
  const mayStart = () => props.open && can("protocolrun.start")
  return (
    <div class="stack" data-gap="large" data-wide="">
      <Card
        title={run("title")}
        aside={
          <Show when={mayStart()}>
            <Button size="small" onClick={() => setStarting("any")}>
              {run("startAny")}
            </Button>
          </Show>
        }
        flush
      >
        <Show when={mayStart() && (arrived(offers)?.items.length ?? 0) > 0}>
          <div class="offers">
            <p>
              <strong>{run("offered")}</strong>
            </p>
            <For each={arrived(offers)?.items}>
              {(offer) => (
                <div class="offer">
                  <div>
                    <p>{protocol(`name.${offer.protocol}`)}</p>
                    <Show when={offer.because.length > 0}>
                      <p class="small quiet">
                        {run("because", {
                          reasons: offer.because.map((reason) => reasonName(reason, flags())).join(" · "),
                        })}
                      </p>
                    </Show>
                  </div>
                  <Button
                    size="small"
                    onClick={() => setStarting(offer.protocol)}
                    aria-label={run("startOf", { name: protocol(`name.${offer.protocol}`) })}
                  >
                    {run("start")}
                  </Button>
                </div>
              )}
            </For>
          </div>
        </Show>
        <Load query={runs}>
          {(found) => (
            <Show when={found().items.length > 0} fallback={<Empty title={run("none")}>{run("noneText")}</Empty>}>
              <ul class="rows">
                <For each={found().items}>
                  {(one) => (
                    <li>
                      <div>
                        <p>
                          <strong>{said(one.title)}</strong>
                        </p>
                        <p class="small quiet">
                          {run("version", { edition: one.edition, setting: protocol(`setting.${one.setting}`) })} ·{" "}
                          {run("progress", { done: one.done, notDone: one.notDone, steps: one.steps })}
                        </p>
                      </div>
                      <div class="act">
                        <Chip tone={one.status === "open" ? "brand" : "mute"}>
                          {run(one.status === "open" ? "underway" : "ended")}
                        </Chip>
                        <Button
                          size="small"
                          aria-expanded={open() === one.runID}
                          aria-label={run("openOf", { name: said(one.title) })}
                          onClick={() => setOpen(open() === one.runID ? undefined : one.runID)}
                        >
                          {run(open() === one.runID ? "close" : "open")}
                        </Button>
                      </div>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          )}
        </Load>
      </Card>
      <Show when={open()} keyed>
        {(runID) => <RunView runID={runID} open={props.open} accounts={props.whole.accounts.names()} />}
      </Show>
      <Start
        casefileID={props.file.casefileID}
        begin={starting()}
        close={() => setStarting(undefined)}
        started={(runID) => setOpen(runID)}
      />
    </div>
  )
}
