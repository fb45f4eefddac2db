import { useQuery } from "@tanstack/solid-query"
import type { View } from "@ventanilla/core/safety/protocolrun/schema"
import { createSignal, For, Show } from "solid-js"
import { arrived } from "../../../context/call"
import { useReread } from "../../../context/changes"
import { can } from "../../../context/nav"
import { createAction } from "../../../ui/action"
import { Button } from "../../../ui/button"
import { Card } from "../../../ui/card"
import { ErrorNote, Note } from "../../../ui/empty"
import { Load } from "../../../ui/load"
import { toast } from "../../../ui/toast"
import { Changes, stageNames } from "../changes"
import { adoptVersion, keepVersion, readChanges, readEdition, readRun, reopenRun } from "../protocol.calls"
import { said } from "../protocol.words"
import { End } from "./end"
import { run } from "./run.i18n"
import { StepRow } from "./step-row"

type Accounts = ReadonlyMap<string, string>
type Props = { runID: string; open: boolean; accounts: Accounts }

/** A run as its version words it: each step with its mark, and what headquarters published since. */
export function RunView(props: Props) {
  const query = useQuery(() => ({
    queryKey: ["run", props.runID],
    queryFn: () => readRun(props.runID),
    refetchOnWindowFocus: false,
  }))
  return (
    <Load query={query} lines={8}>
      {(found) => <Steps view={found() as View} open={props.open} accounts={props.accounts} />}
    </Load>
  )
}

function Steps(props: { view: View; open: boolean; accounts: Accounts }) {
  const reread = useReread()
  const [ending, setEnding] = createSignal(false)
  const mayMark = () => props.open && props.view.status === "open" && can("protocolrun.mark")
  const refresh = () => {
    reread("run")
  }
  const reopen = createAction(
    (key) => reopenRun(props.view.runID, key),
    () => {
      toast(run("reopened"))
      refresh()
    },
  )
  return (
    <div class="stack" data-gap="large">
      <Show when={props.view.newer}>
        {(version) => <Newer view={props.view} version={version()} mayChoose={mayMark()} refresh={refresh} />}
      </Show>
      <Show when={!props.view.opened}>
        <Note>{run("hidden")}</Note>
      </Show>
      <For each={props.view.stages}>
        {(stage, at) => (
          <Card title={`${at() + 1}. ${said(stage)}`} flush>
            <ul class="rows">
              <For each={stage.steps}>
                {(step) => (
                  <StepRow view={props.view} step={step} mayMark={mayMark()} accounts={props.accounts} done={refresh} />
                )}
              </For>
            </ul>
          </Card>
        )}
      </For>
      <Show when={props.view.retired.length > 0}>
        <Card title={run("retired")} flush>
          <ul class="rows">
            <For each={props.view.retired}>
              {(step) => (
                <StepRow view={props.view} step={step} mayMark={false} accounts={props.accounts} done={refresh} />
              )}
            </For>
          </ul>
        </Card>
      </Show>
      <ErrorNote problem={reopen.problem()} />
      <div class="row">
        <Show when={mayMark()}>
          <Button onClick={() => setEnding(true)}>{run("end")}</Button>
        </Show>
        <Show when={props.open && props.view.status === "ended" && can("protocolrun.reopen")}>
          <Button pending={reopen.pending()} onClick={() => void reopen.run()}>
            {run("reopen")}
          </Button>
        </Show>
      </div>
      <End runID={props.view.runID} open={ending()} close={() => setEnding(false)} done={refresh} />
    </div>
  )
}

function Newer(props: { view: View; version: number; mayChoose: boolean; refresh: () => void }) {
  const [seen, setSeen] = createSignal(false)
  const changes = useQuery(() => ({
    queryKey: ["protocol-changes", props.view.protocol, props.view.edition, props.version],
    queryFn: () => readChanges(props.view.protocol, props.view.edition, props.version),
    enabled: seen(),
  }))
  const next = useQuery(() => ({
    queryKey: ["edition", props.view.protocol, props.version],
    queryFn: () => readEdition(props.view.protocol, props.version),
    enabled: seen(),
  }))
  const adopt = createAction(
    (key) => adoptVersion(props.view.runID, props.version, key),
    () => {
      toast(run("adopted", { version: props.version }))
      props.refresh()
    },
  )
  const keep = createAction(
    (key) => keepVersion(props.view.runID, props.version, key),
    () => {
      toast(run("kept"))
      props.refresh()
    },
  )
  const both = () => {
    const found = arrived(next)
    return stageNames(props.view, ...(found ? [found] : []))
  }
  return (
    <Note>
      <div class="stack" data-gap="small">
        <p>{run("newer", { version: props.version, edition: props.view.edition })}</p>
        <Show when={seen()}>
          <Load query={changes}>{(found) => <Changes changes={found().items} stages={both()} />}</Load>
        </Show>
        <ErrorNote problem={adopt.problem() ?? keep.problem()} />
        <div class="row" data-gap="small">
          <Button size="small" aria-expanded={seen()} onClick={() => setSeen(!seen())}>
            {run("see")}
          </Button>
          <Show when={props.mayChoose}>
            <Button size="small" pending={adopt.pending()} onClick={() => void adopt.run()}>
              {run("adopt", { version: props.version })}
            </Button>
            <Button size="small" kind="quiet" pending={keep.pending()} onClick={() => void keep.run()}>
              {run("keep", { edition: props.view.edition })}
            </Button>
          </Show>
        </div>
      </div>
    </Note>
  )
}
