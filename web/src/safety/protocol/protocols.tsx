import { A } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import type { Summary } from "@ventanilla/core/safety/protocol/schema"
import { For, Show } from "solid-js"
import { can } from "../../context/nav"
import { day } from "../../context/time"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { keepListPlace } from "../../ui/list-place"
import { Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { listProtocols, listWorkshops } from "./protocol.calls"
import { protocol } from "./protocol.i18n"
import { said } from "./protocol.words"
import "./protocol.css"

type Row = Summary & { draft?: { base: number; savedAt: string } | null }

/** The network's protocols and the red-flag list: what is in force, and for headquarters what is being written. */
export default function ProtocolsPage() {
  const edits = () => can("protocol.edit")
  const query = useQuery(() => ({
    queryKey: [edits() ? "workshops" : "protocols"],
    queryFn: async (): Promise<{ items: Row[] }> => (edits() ? listWorkshops() : listProtocols()),
  }))
  keepListPlace(() => query.isSuccess)
  return (
    <Page title={protocol("title")} sub={protocol("sub")}>
      <Card title={protocol("title")} flush>
        <Load query={query} lines={6}>
          {(list) => (
            <ul class="rows protocol-list">
              <For each={list().items}>{(row) => <Line row={row} edits={edits()} />}</For>
            </ul>
          )}
        </Load>
      </Card>
    </Page>
  )
}

function Line(props: { row: Row; edits: boolean }) {
  const count = () => protocol(props.row.protocol === "red_flags" ? "flags" : "steps", { count: props.row.steps })
  return (
    <li>
      <div>
        <A class="protocol-name" href={`/protocols/${props.row.protocol}`}>
          {said(props.row.title)}
        </A>
        <p class="small quiet">
          {props.row.version === 1
            ? protocol("firstInForce")
            : protocol("inForce", { version: props.row.version, date: day(props.row.publishedAt) })}{" "}
          {count()}.
        </p>
        <Show when={props.row.said}>{(words) => <p class="small">{words()}</p>}</Show>
      </div>
      <Show when={props.edits}>
        <div class="act">
          <Chip tone={props.row.draft ? "brand" : "mute"}>
            {props.row.draft ? protocol("draftStands", { date: day(props.row.draft.savedAt) }) : protocol("noDraft")}
          </Chip>
        </div>
      </Show>
    </li>
  )
}
