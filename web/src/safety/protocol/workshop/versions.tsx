import { useQuery } from "@tanstack/solid-query"
import type { Workshop } from "@ventanilla/core/safety/protocol/schema"
import { createSignal, For, Show } from "solid-js"
import { day } from "../../../context/time"
import { Button } from "../../../ui/button"
import { Card } from "../../../ui/card"
import { Load } from "../../../ui/load"
import { Changes, stageNames } from "../changes"
import { readNetworkChanges } from "../protocol.calls"
import { protocol } from "../protocol.i18n"

/** Every version that was, newest first, and what each changed. */
export function Versions(props: { info: Workshop }) {
  const [open, setOpen] = createSignal<number>()
  const rows = () => [...props.info.versions].reverse()
  return (
    <Show when={rows().length > 1}>
      <Card title={protocol("changes")} flush>
        <ul class="rows">
          <For each={rows()}>
            {(row) => (
              <li>
                <div>
                  <p>
                    <strong>{protocol("version", { version: row.version })}</strong>{" "}
                    <span class="small quiet">{day(row.publishedAt)}</span>
                  </p>
                  <Show when={row.said}>{(words) => <p>{words()}</p>}</Show>
                  <Show when={open() === row.version}>
                    <Between info={props.info} from={row.version - 1} to={row.version} />
                  </Show>
                </div>
                <div class="act">
                  <Show when={row.version > 1}>
                    <Button
                      size="small"
                      aria-expanded={open() === row.version}
                      onClick={() => setOpen(open() === row.version ? undefined : row.version)}
                    >
                      {protocol("changes")}
                      <span class="hidden-words"> {protocol("version", { version: row.version })}</span>
                    </Button>
                  </Show>
                </div>
              </li>
            )}
          </For>
        </ul>
      </Card>
    </Show>
  )
}

function Between(props: { info: Workshop; from: number; to: number }) {
  const query = useQuery(() => ({
    queryKey: ["workshop", props.info.edition.protocol, "changes", props.from, props.to],
    queryFn: () => readNetworkChanges(props.info.edition.protocol, props.from, props.to),
  }))
  return (
    <Load query={query}>{(found) => <Changes changes={found().items} stages={stageNames(props.info.edition)} />}</Load>
  )
}
