import type { Mine } from "@ventanilla/core/casework/detection/schema"
import { For, Show } from "solid-js"
import { when } from "../../context/time"
import { domain } from "../../i18n/domain"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Empty } from "../../ui/empty"
import { createPoll, Load } from "../../ui/load"
import { More } from "../../ui/more"
import { createPages } from "../../ui/pages"
import { listMine } from "./detection.calls"
import { detection } from "./detection.i18n"

/** What an officer told, and whether somebody attends to it. What came of it is hers and her caseworker's. */
export function MyDetections() {
  const pages = createPages<Mine>(() => ["detections", "mine"], listMine)
  createPoll(
    () => true,
    30_000,
    () => pages.query.refetch(),
  )
  return (
    <Card flush title={detection("myTitle")}>
      <Load query={pages.query} lines={3}>
        {() => (
          <Show
            when={pages.items().length}
            fallback={<Empty title={detection("myEmpty")}>{detection("mineText")}</Empty>}
          >
            <ul class="rows">
              <For each={pages.items()}>
                {(row) => (
                  <li>
                    <div>
                      <strong class="mono">{row.folio}</strong>
                      <p class="small quiet">
                        {domain(`area.${row.area}`)} · {when(row.createdAt)}
                      </p>
                    </div>
                    <div class="act">
                      <Show when={row.urgent}>
                        <Chip tone="bad">{detection("urgent")}</Chip>
                      </Show>
                      <Chip tone={row.state === "attended" ? "ok" : "warn"}>{detection(`state.${row.state}`)}</Chip>
                    </div>
                  </li>
                )}
              </For>
            </ul>
            <More pages={pages} />
          </Show>
        )}
      </Load>
    </Card>
  )
}
