import { useInfiniteQuery, useQuery } from "@tanstack/solid-query"
import type { Feedback } from "@ventanilla/core/safety/feedback/schema"
import type { Edition } from "@ventanilla/core/safety/protocol/schema"
import { createSignal, For, Show } from "solid-js"
import { ask, client } from "../../../api"
import { arrived } from "../../../context/call"
import { useReread } from "../../../context/changes"
import { language } from "../../../context/language"
import { when } from "../../../context/time"
import { ui } from "../../../i18n/ui"
import { createAction } from "../../../ui/action"
import { Button } from "../../../ui/button"
import { Card } from "../../../ui/card"
import { Chip } from "../../../ui/chip"
import { Empty, ErrorNote } from "../../../ui/empty"
import { bound } from "../../../ui/form"
import { Load } from "../../../ui/load"
import { TextField } from "../../../ui/text-field"
import { answerFeedback, listFeedback } from "../protocol.calls"
import { protocol } from "../protocol.i18n"
import { said } from "../protocol.words"

/** What consulates said of this protocol's steps, newest first, and headquarters' answers. */
export function Inbox(props: { edition: Edition }) {
  const query = useInfiniteQuery(() => ({
    queryKey: ["feedback", props.edition.protocol],
    queryFn: ({ pageParam }: { pageParam: string | undefined }) => listFeedback(props.edition.protocol, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.cursor ?? undefined,
  }))
  const consulates = useQuery(() => ({
    queryKey: ["headquarters", "consulates"],
    queryFn: () => ask(client.api.headquarters.consulates.$get()),
  }))
  const where = (tenantID: string) =>
    arrived(consulates)?.items.find((one) => one.tenantID === tenantID)?.names[language()] ?? tenantID
  const step = (key: string) => {
    const found = props.edition.stages.flatMap(({ steps }) => steps).find((one) => one.key === key)
    return found ? said(found) : key
  }
  return (
    <Card title={protocol("feedback.list")} flush>
      <Load query={query}>
        {(found) => (
          <Show
            when={found().pages.some(({ items }) => items.length > 0)}
            fallback={<Empty title={protocol("feedback.none")} />}
          >
            <ul class="rows">
              <For each={found().pages.flatMap(({ items }) => items)}>
                {(one) => <Word one={one} where={where(one.tenantID)} step={step(one.step)} />}
              </For>
            </ul>
            <Show when={query.hasNextPage}>
              <div class="workshop-add">
                <Button onClick={() => void query.fetchNextPage()}>{protocol("feedback.more")}</Button>
              </div>
            </Show>
          </Show>
        )}
      </Load>
    </Card>
  )
}

function Word(props: { one: Feedback; where: string; step: string }) {
  const reread = useReread()
  const [answering, setAnswering] = createSignal(false)
  const [text, setText] = createSignal("")
  const action = createAction(
    (key, answer: string | null) => {
      const { tenantID, feedbackID } = props.one
      return answerFeedback({ tenantID, feedbackID, answer }, key)
    },
    () => void reread("feedback"),
  )
  return (
    <li>
      <div>
        <p>
          <strong>{props.step}</strong>
        </p>
        <p class="small quiet">
          {protocol("feedback.by", { where: props.where, version: props.one.version, when: when(props.one.writtenAt) })}
        </p>
        <p class="lines">{props.one.text}</p>
        <Show when={props.one.answer}>
          <p class="lines">
            <strong>{protocol("feedback.answerOf")}:</strong> {props.one.answer}
          </p>
        </Show>
        <Show when={answering()}>
          <div class="setting-form">
            <TextField
              field={bound<string | undefined>("answer", text, (value) => setText(value ?? ""))}
              label={protocol("feedback.answerOf")}
              rows={3}
            />
            <div class="row">
              <Button
                kind="primary"
                pending={action.pending()}
                onClick={() => text().trim() && void action.run(text().trim())}
              >
                {protocol("feedback.answer")}
              </Button>
              <Button onClick={() => setAnswering(false)}>{ui("cancel")}</Button>
            </div>
          </div>
        </Show>
        <ErrorNote problem={action.problem()} />
      </div>
      <div class="act">
        <Chip tone={props.one.status === "answered" ? "ok" : props.one.status === "new" ? "brand" : "mute"}>
          {protocol(`feedback.status.${props.one.status}`)}
        </Chip>
        <Show when={props.one.status === "new"}>
          <Button size="small" kind="quiet" pending={action.pending()} onClick={() => void action.run(null)}>
            {protocol("feedback.markRead")}
          </Button>
        </Show>
        <Show when={props.one.status !== "answered" && !answering()}>
          <Button size="small" onClick={() => setAnswering(true)}>
            {protocol("feedback.answer")}
          </Button>
        </Show>
      </div>
    </li>
  )
}
