import type { Opened } from "@ventanilla/core/casework/detection/schema"
import { createSignal, Show } from "solid-js"
import { domain } from "../../i18n/domain"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { ErrorNote } from "../../ui/empty"
import { readDetection } from "./detection.calls"
import { detection } from "./detection.i18n"

/** How to reach her, shown when it is asked for: each showing is written down. */
export function Reach(props: { detectionID: string }) {
  const [reach, setReach] = createSignal<Opened["reach"]>(null)
  const show = createAction(
    () => readDetection(props.detectionID),
    (found) => setReach(found.reach),
  )
  return (
    <Show
      when={reach()}
      fallback={
        <div>
          <Button size="small" pending={show.pending()} onClick={() => void show.run()}>
            {detection("showReach")}
          </Button>
          <ErrorNote problem={show.problem()} />
        </div>
      }
    >
      {(found) => (
        <p>
          {domain(`channel.${found().channel}`)}: <strong class="mono">{found().number}</strong>
        </p>
      )}
    </Show>
  )
}
