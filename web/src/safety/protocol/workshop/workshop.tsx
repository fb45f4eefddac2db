import { useQuery } from "@tanstack/solid-query"
import type { Key, Workshop } from "@ventanilla/core/safety/protocol/schema"
import { Show } from "solid-js"
import { arrived } from "../../../context/call"
import { day, when } from "../../../context/time"
import { Button } from "../../../ui/button"
import { Note } from "../../../ui/empty"
import { Load } from "../../../ui/load"
import { Page } from "../../../ui/page"
import { addStage, freshKey } from "../edit.rules"
import { readWorkshop } from "../protocol.calls"
import { protocol, workshop } from "../protocol.i18n"
import { said } from "../protocol.words"
import { Inbox } from "./inbox"
import { Particulars } from "./particulars"
import { Publish } from "./publish"
import { Stages } from "./stages"
import { useDraft } from "./use-draft"
import { Versions } from "./versions"
import "../../../ui/settings.css"
import "../protocol.css"

/** Where headquarters writes a protocol: its stages and steps, a draft, and the versions that were. */
export default function WorkshopPage(props: { protocol: Key }) {
  const query = useQuery(() => ({
    queryKey: ["workshop", props.protocol],
    queryFn: () => readWorkshop(props.protocol),
    refetchOnWindowFocus: false,
  }))
  const title = () => {
    const found = arrived(query)
    return found ? said(found.edition.title) : protocol("title")
  }
  const sub = () => {
    const found = arrived(query)?.edition
    if (!found) return undefined
    if (found.version === 1) return protocol("firstInForce")
    return protocol("inForce", { version: found.version, date: day(found.publishedAt) })
  }
  return (
    <Page title={title()} sub={sub()} up={{ href: "/protocols", label: protocol("up") }}>
      <Load query={query} lines={10}>
        {(info) => <Bench info={info()} />}
      </Load>
    </Page>
  )
}

function Bench(props: { info: Workshop }) {
  const hand = useDraft(() => props.info)
  const state = () => {
    const { draft, edition } = props.info
    if (hand.dirty()) return workshop("unsaved")
    if (draft) return workshop("savedState", { when: when(draft.savedAt), base: draft.base })
    return workshop("untouched", { version: edition.version })
  }
  return (
    <div class="stack" data-gap="large">
      <Show when={props.info.draft && props.info.draft.base !== props.info.edition.version && props.info.draft}>
        {(draft) => (
          <Note tone="warn">{workshop("baseOld", { base: draft().base, version: props.info.edition.version })}</Note>
        )}
      </Show>
      <p class="small quiet no-print">{workshop("keys")}</p>
      <Particulars hand={hand} />
      <Stages hand={hand} isList={props.info.edition.protocol === "red_flags"} />
      <div>
        <Button onClick={() => hand.change((before) => addStage(before, freshKey(before, "etapa")))}>
          {workshop("addStage")}
        </Button>
      </div>
      <Publish hand={hand} info={props.info} state={state()} />
      <Versions info={props.info} />
      <Inbox edition={props.info.edition} />
    </div>
  )
}
