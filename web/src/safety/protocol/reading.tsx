import { useInfiniteQuery, useQuery } from "@tanstack/solid-query"
import type { Edition, Key, VersionRow } from "@ventanilla/core/safety/protocol/schema"
import { createSignal, For, Show } from "solid-js"
import { arrived } from "../../context/call"
import { can } from "../../context/nav"
import { day, when } from "../../context/time"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Empty } from "../../ui/empty"
import { bound } from "../../ui/form"
import { Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { Select } from "../../ui/select"
import { Changes, stageNames } from "./changes"
import { Coverage } from "./coverage"
import { Particulars, Stages } from "./edition-view"
import { FeedbackButton } from "./feedback"
import { listProtocols, ownFeedback, readChanges, readEdition } from "./protocol.calls"
import { protocol } from "./protocol.i18n"
import { said } from "./protocol.words"
import { useFlags } from "./use-flags"
import "./protocol.css"

/** A protocol as a consulate reads it: its steps, what changed, what was said of it, and how often it was followed. */
export default function Reading(props: { protocol: Key }) {
  const flags = useFlags()
  const query = useQuery(() => ({
    queryKey: ["edition", props.protocol],
    queryFn: () => readEdition(props.protocol),
  }))
  const list = useQuery(() => ({ queryKey: ["protocols"], queryFn: listProtocols }))
  const versions = () => arrived(list)?.items.find((one) => one.protocol === props.protocol)?.versions ?? []
  const title = () => {
    const found = arrived(query)
    return found ? said(found.title) : protocol("title")
  }
  const sub = () => {
    const found = arrived(query)
    if (!found) return undefined
    if (found.version === 1) return protocol("firstInForce")
    return protocol("inForce", { version: found.version, date: day(found.publishedAt) })
  }
  return (
    <Page title={title()} sub={sub()} up={{ href: "/protocols", label: protocol("up") }}>
      <Load query={query} lines={10}>
        {(edition) => (
          <div class="stack" data-gap="large">
            <Show when={edition().version > 1 && versions().length > 1}>
              <Compared edition={edition()} versions={versions()} />
            </Show>
            <Particulars edition={edition()} flags={flags()} />
            <Stages edition={edition()} act={(step) => <FeedbackButton about={edition()} step={step} />} />
            <Show when={can("protocolrun.coverage") && props.protocol !== "red_flags" && props.protocol}>
              {(key) => <Coverage protocol={key() as "gbv" | "nna" | "trata"} />}
            </Show>
            <Own edition={edition()} />
          </div>
        )}
      </Load>
    </Page>
  )
}

function Compared(props: { edition: Edition; versions: VersionRow[] }) {
  const [from, setFrom] = createSignal(String(props.edition.version - 1))
  const query = useQuery(() => ({
    queryKey: ["protocol-changes", props.edition.protocol, from(), props.edition.version],
    queryFn: () => readChanges(props.edition.protocol, Number(from()), props.edition.version),
  }))
  const before = useQuery(() => ({
    queryKey: ["edition", props.edition.protocol, Number(from())],
    queryFn: () => readEdition(props.edition.protocol, Number(from())),
  }))
  const older = () => props.versions.filter(({ version }) => version < props.edition.version).reverse()
  return (
    <Card title={protocol("changes")}>
      <Show when={props.edition.said}>{(words) => <p>{words()}</p>}</Show>
      <Select
        field={bound<string | undefined>("from", from, (value) => setFrom(value ?? from()))}
        label={protocol("changes.against")}
        options={older().map(({ version }) => ({ value: String(version), label: protocol("version", { version }) }))}
      />
      <Load query={query}>
        {(found) => (
          <Changes
            changes={found().items}
            stages={stageNames(...[arrived(before)].filter((one) => one !== undefined), props.edition)}
          />
        )}
      </Load>
    </Card>
  )
}

function Own(props: { edition: Edition }) {
  const query = useInfiniteQuery(() => ({
    queryKey: ["own-feedback"],
    queryFn: ({ pageParam }: { pageParam: string | undefined }) => ownFeedback(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.cursor ?? undefined,
  }))
  const mine = () =>
    (query.status === "success" ? query.data.pages : [])
      .flatMap(({ items }) => items)
      .filter((one) => one.protocol === props.edition.protocol)
  const step = (key: string) => props.edition.stages.flatMap(({ steps }) => steps).find((one) => one.key === key)
  return (
    <Card title={protocol("feedback.own")} flush>
      <Show when={mine().length > 0} fallback={<Empty title={protocol("feedback.none")} />}>
        <ul class="rows">
          <For each={mine()}>
            {(one) => (
              <li>
                <div>
                  <p class="small quiet">
                    {step(one.step) ? said(step(one.step)!) : one.step} ·{" "}
                    {protocol("version", { version: one.version })} · {when(one.writtenAt)}
                  </p>
                  <p class="lines">{one.text}</p>
                  <Show when={one.answer}>
                    <p class="lines">
                      <strong>{protocol("feedback.answerOf")}:</strong> {one.answer}
                    </p>
                  </Show>
                </div>
                <div class="act">
                  <Chip tone={one.status === "answered" ? "ok" : "mute"}>
                    {protocol(`feedback.status.${one.status}`)}
                  </Chip>
                </div>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  )
}
