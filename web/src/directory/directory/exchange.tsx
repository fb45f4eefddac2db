import type { Remark } from "@ventanilla/hsds/report"
import { createEffect, createSignal, For, on, Show } from "solid-js"
import { arrived } from "../../context/call"
import { categoryOptions } from "../../context/categories"
import { useReread } from "../../context/changes"
import { can } from "../../context/nav"
import { useSettings } from "../../tenancy/settings/use-settings"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Check } from "../../ui/checkbox"
import { Chip } from "../../ui/chip"
import { ErrorNote } from "../../ui/empty"
import { Page } from "../../ui/page"
import { Select } from "../../ui/select"
import { type StepState, Steps } from "../../ui/steps"
import { useCoverage } from "../guide/guide.calls"
import { check, download, forget, type Phase, run, take } from "./exchange.run"
import { hsds } from "./hsds.i18n"
import "./exchange.css"

/** The directory, in and out, in Open Referral's format. */
export default function Exchange() {
  return (
    <Page title={hsds("title")} sub={hsds("sub")} up={{ href: "/directory/organizations", label: hsds("up") }}>
      <div class="cols">
        <div class="stack" data-gap="large">
          <Card title={hsds("importTitle")}>
            <Show when={run.phase() === "idle"} fallback={<Running />}>
              <Choose />
            </Show>
          </Card>
          <Show when={run.tally() && run.phase() !== "read"}>
            <Lines />
          </Show>
        </div>
        <div class="stack" data-gap="large">
          <Export />
          <Public />
        </div>
      </div>
    </Page>
  )
}

function Choose() {
  const settings = useSettings()
  const [files, setFiles] = createSignal<File[]>([])
  const [category, setCategory] = createSignal<string | undefined>("dv_advocacy")
  const [publish, setPublish] = createSignal(false)
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void check(files(), { category: category() ?? "dv_advocacy", publish: publish() })
      }}
    >
      <div class="stack exchange-files" data-gap="small">
        <p class="hint" id="exchange-files">
          {hsds("filesHint")}
        </p>
        <label class="button">
          {hsds("files")}
          <input
            type="file"
            multiple
            accept=".zip,.csv,.json,.ndjson,.jsonl"
            aria-describedby="exchange-files"
            onChange={(event) => setFiles([...(event.currentTarget.files ?? [])])}
          />
        </label>
        <ul class="small exchange-where" aria-live="polite">
          <For each={files()}>{(file) => <li>{file.name}</li>}</For>
        </ul>
      </div>
      <Select
        label={hsds("category")}
        field={{ name: "category", value: category, set: setCategory, error: () => undefined }}
        options={categoryOptions(settings()?.categories)}
      />
      <Check label={hsds("publish")} hint={hsds("publishHint")} checked={publish()} onChange={setPublish} />
      <div class="row">
        <Button kind="primary" type="submit" disabled={files().length === 0}>
          {hsds("check")}
        </Button>
      </div>
    </form>
  )
}

const order: Phase[] = ["read", "check", "import"]

function Running() {
  const reread = useReread()
  createEffect(
    on(run.phase, (phase) => {
      if (phase === "done") reread("directory")
    }),
  )
  const state = (step: Phase): StepState => {
    if (run.took()[step] !== undefined) return run.problem() && run.phase() === step ? "failed" : "done"
    return run.phase() === step ? "now" : "waiting"
  }
  const isWorking = () => order.includes(run.phase()) && !run.problem()
  const count = () => run.tally() ?? { created: 0, updated: 0, unchanged: 0, rejected: 0 }
  const hasAny = () => count().created + count().updated + count().unchanged > 0
  return (
    <div class="stack">
      <Steps
        label={hsds("running")}
        steps={order.map((step) => ({
          key: step,
          name: hsds(`step.${step as "read" | "check" | "import"}`),
          state: state(step),
          ...(run.took()[step] === undefined ? {} : { took: run.took()[step] ?? 0 }),
        }))}
      />
      <Show when={isWorking()}>
        <progress
          class="exchange-bar"
          max={run.share().all || 1}
          value={run.share().done}
          aria-label={hsds("running")}
        />
        <Show when={run.phase() !== "read"}>
          <p class="small quiet">{hsds("done", { done: String(run.share().done), all: String(run.share().all) })}</p>
        </Show>
      </Show>
      <Show when={run.problem()}>
        <ErrorNote problem={run.problem()} />
        <p>{hsds("failed")}</p>
      </Show>
      <Show when={run.phase() === "ready" || run.phase() === "done"}>
        <h3>{hsds(run.phase() === "done" ? "imported" : "found")}</h3>
        <Show when={hasAny()} fallback={<p>{hsds("found.none")}</p>}>
          <ul class="exchange-tally">
            <For each={["created", "updated", "unchanged", "rejected"] as const}>
              {(outcome) => (
                <li>
                  <strong class="mono">{count()[outcome]}</strong> {hsds(outcome)}
                </li>
              )}
            </For>
          </ul>
        </Show>
      </Show>
      <div class="row">
        <Show when={run.phase() === "ready"}>
          <Show when={count().created + count().updated > 0}>
            <Button kind="primary" onClick={() => void take()}>
              {hsds("all")}
            </Button>
          </Show>
          <Button onClick={forget}>{hsds("nothing")}</Button>
        </Show>
        <Show when={run.phase() === "done" || run.problem()}>
          <Button onClick={forget}>{hsds("again")}</Button>
        </Show>
      </div>
    </div>
  )
}

const shown = 200

function Lines() {
  return (
    <Card flush title={hsds("lines")}>
      <Show when={run.remarks().length} fallback={<p class="exchange-none">{hsds("noLines")}</p>}>
        <Show when={run.total() > shown}>
          <p class="exchange-none small quiet">
            {hsds("linesMore", { shown: String(shown), all: String(run.total()) })}
          </p>
        </Show>
        <ul class="rows">
          <For each={run.remarks().slice(0, shown)}>{(remark) => <Line remark={remark} />}</For>
        </ul>
      </Show>
    </Card>
  )
}

function Line(props: { remark: Remark }) {
  const where = () => [
    props.remark.file,
    props.remark.line ? hsds("line.row", { line: String(props.remark.line) }) : undefined,
    [props.remark.table, props.remark.field].filter(Boolean).join("."),
  ]
  return (
    <li>
      <div>
        <p class="row" data-gap="small">
          <Chip tone={props.remark.severity === "rejected" ? "bad" : "mute"}>
            {hsds(props.remark.severity === "rejected" ? "left" : "note")}
          </Chip>
          <span>{hsds(`remark.${props.remark.code}`)}</span>
        </p>
        <p class="small quiet mono exchange-where">{where().filter(Boolean).join(" · ")}</p>
      </div>
    </li>
  )
}

function Export() {
  const [onlyPublic, setOnlyPublic] = createSignal(false)
  const [pending, setPending] = createSignal(false)
  const [problem, setProblem] = createSignal<Error>()
  const get = async (kind: "json" | "tabular") => {
    setPending(true)
    setProblem(undefined)
    try {
      await download(kind, onlyPublic() ? "public" : "all")
    } catch (error) {
      setProblem(error instanceof Error ? error : new Error("failed"))
    }
    setPending(false)
  }
  return (
    <Show when={can("directory.export")}>
      <Card title={hsds("exportTitle")}>
        <div class="stack">
          <p>{hsds("exportText")}</p>
          <Check label={hsds("exportScope")} checked={onlyPublic()} onChange={setOnlyPublic} />
          <ErrorNote problem={problem()} />
          <div class="row">
            <Button pending={pending()} onClick={() => void get("json")}>
              {hsds("json")}
            </Button>
            <Button pending={pending()} onClick={() => void get("tabular")}>
              {hsds("tabular")}
            </Button>
          </div>
        </div>
      </Card>
    </Show>
  )
}

/** Where anybody reads what is published: to be given to whoever keeps a directory of their own. */
function Public() {
  const coverage = useCoverage()
  const address = () => {
    const office = arrived(coverage)?.officeCode
    return office && `${location.origin}/api/public/hsds/${office}/`
  }
  return (
    <Show when={address()}>
      {(href) => (
        <Card title={hsds("publicTitle")}>
          <div class="stack" data-gap="small">
            <p>{hsds("publicText")}</p>
            <a class="mono exchange-where" href={href()} target="_blank" rel="noreferrer">
              {href()}
            </a>
          </div>
        </Card>
      )}
    </Show>
  )
}
