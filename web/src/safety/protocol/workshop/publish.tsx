import { useQuery } from "@tanstack/solid-query"
import type { Workshop } from "@ventanilla/core/safety/protocol/schema"
import { createSignal, For, Show } from "solid-js"
import { Button } from "../../../ui/button"
import { ConfirmDialog, Dialog } from "../../../ui/dialog"
import { ErrorNote } from "../../../ui/empty"
import { bound } from "../../../ui/form"
import { Load } from "../../../ui/load"
import { MergeDialog } from "../../../ui/merge-dialog"
import { TextField } from "../../../ui/text-field"
import { Changes, stageNames } from "../changes"
import { readDifference } from "../protocol.calls"
import { workshop } from "../protocol.i18n"
import { contentWords } from "../protocol.words"
import type { DraftHand } from "./use-draft"
import "../../../ui/publish.css"

/** The state of the draft, always in sight, and the step that makes it the network's. */
export function Publish(props: { hand: DraftHand; info: Workshop; state: string }) {
  const [asking, setAsking] = createSignal<"publish" | "discard">()
  const next = () => props.info.edition.version + 1
  const words = contentWords(() => props.hand.content())
  const mayPublish = () => props.info.draft !== null && !props.hand.dirty()
  return (
    <section class="publish no-print" aria-label={workshop("publish", { version: next() })}>
      <div>
        <p role="status">{props.state}</p>
        <Missing hand={props.hand} />
        <ErrorNote problem={props.hand.save.problem()} />
        <MergeDialog merge={props.hand.merge} {...words} />
        <MergeDialog merge={props.hand.seen} {...words} />
      </div>
      <div class="row">
        <Show when={props.info.draft}>
          <Button kind="quiet" onClick={() => setAsking("discard")}>
            {workshop("discard")}
          </Button>
        </Show>
        <Show when={props.hand.dirty()}>
          <Button
            kind="primary"
            pending={props.hand.save.pending()}
            onClick={() => props.hand.problems().length === 0 && void props.hand.save.run()}
          >
            {workshop("save")}
          </Button>
        </Show>
        <Show when={mayPublish()}>
          <Button kind="primary" onClick={() => setAsking("publish")}>
            {workshop("publish", { version: next() })}
          </Button>
        </Show>
      </div>
      <ConfirmDialog
        open={asking() === "discard"}
        onClose={() => setAsking(undefined)}
        title={workshop("discard")}
        confirm={workshop("discard")}
        danger
        action={{
          ...props.hand.discard,
          run: async () => {
            await props.hand.discard.run()
            if (!props.hand.discard.problem()) setAsking(undefined)
          },
        }}
      >
        {workshop("discard.text")}
      </ConfirmDialog>
      <Dialog
        open={asking() === "publish"}
        onClose={() => setAsking(undefined)}
        title={workshop("publish", { version: next() })}
      >
        <Show when={asking() === "publish"}>
          <Confirm hand={props.hand} info={props.info} close={() => setAsking(undefined)} />
        </Show>
      </Dialog>
    </section>
  )
}

/** Where something is missing, in the words of what it is. */
function Missing(props: { hand: DraftHand }) {
  const places = () => {
    const { stages } = props.hand.content()
    const names = props.hand.problems().map((path) => {
      const stage = path[0] === "stages" ? stages[Number(path[1])] : undefined
      const step = path[2] === "steps" ? stage?.steps[Number(path[3])] : undefined
      const words = step ?? stage
      return words ? words.es || words.en || workshop("blank") : workshop("particulars")
    })
    return [...new Set(names)]
  }
  return (
    <Show when={props.hand.dirty() && places().length > 0}>
      <div class="error" role="status">
        <p>{workshop("invalid", { count: places().length })}</p>
        <ul>
          <For each={places()}>{(place) => <li>{place}</li>}</For>
        </ul>
      </div>
    </Show>
  )
}

function Confirm(props: { hand: DraftHand; info: Workshop; close: () => void }) {
  const [said, setSaid] = createSignal("")
  const query = useQuery(() => ({
    queryKey: ["workshop", props.info.edition.protocol, "difference", props.info.revision],
    queryFn: () => readDifference(props.info.edition.protocol),
    gcTime: 0,
  }))
  const publish = async () => {
    await props.hand.publish.run(said().trim())
    if (!props.hand.publish.problem()) props.close()
  }
  return (
    <div class="stack">
      <Load query={query}>
        {(found) => (
          <Changes
            changes={found().items}
            stages={stageNames(props.info.edition, props.info.draft?.content ?? props.info.edition)}
          />
        )}
      </Load>
      <p class="quiet">{workshop("publish.text")}</p>
      <TextField
        field={bound<string | undefined>("said", said, (value) => setSaid(value ?? ""))}
        label={workshop("said")}
        rows={2}
      />
      <ErrorNote problem={props.hand.publish.problem()} />
      <div class="row">
        <Button
          kind="primary"
          pending={props.hand.publish.pending()}
          aria-disabled={said().trim() === "" || undefined}
          onClick={() => said().trim() !== "" && void publish()}
        >
          {workshop("publish", { version: props.info.edition.version + 1 })}
        </Button>
      </div>
    </div>
  )
}
