import { useQuery } from "@tanstack/solid-query"
import type { ConductInfo } from "@ventanilla/core/tenancy/staff/schema"
import { createSignal, For, Match, Show, Switch } from "solid-js"
import { ask, client, keyed, ofText } from "../../api"
import { useReread } from "../../context/changes"
import { dayOf } from "../../context/days"
import { language } from "../../context/language"
import { day, now, plainDay, zone } from "../../context/time"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Check } from "../../ui/checkbox"
import { ErrorNote, Note } from "../../ui/empty"
import { Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { toast } from "../../ui/toast"
import { conduct } from "./conduct.i18n"
import "./conduct.css"

/** The code of conduct, read and signed by oneself, and how one's course stands. */
export default function ConductPage() {
  const query = useQuery(() => ({ queryKey: ["conduct"], queryFn: () => ask(client.api.conduct.$get()) }))
  return (
    <Page title={conduct("title")} sub={conduct("sub")}>
      <Load query={query} lines={8}>
        {(info) => (
          <div class="stack" data-gap="large">
            <Code info={info()} />
            <Course info={info()} />
          </div>
        )}
      </Load>
    </Page>
  )
}

function Code(props: { info: ConductInfo }) {
  const reread = useReread()
  const [read, setRead] = createSignal(false)
  const { version } = props.info
  const current = () => props.info.fitness.codeVersion === version
  const sign = createAction(
    (key) => ask(client.api.conduct.$post({ json: { version: ofText(version) } }, keyed(key))),
    () => {
      toast(conduct("signed"))
      reread("conduct")
    },
  )
  return (
    <Card title={conduct("text", { version })}>
      <div class="stack">
        <Show when={props.info.required && !current()}>
          <Note tone="warn">{conduct("required")}</Note>
        </Show>
        <ol class="articles">
          <For each={props.info.articles}>{(article) => <li>{article[language()]}</li>}</For>
        </ol>
        <p class="small quiet">
          {conduct("source", { source: props.info.source[language()] })} [{props.info.confidence}]
        </p>
        <Show
          when={!current()}
          fallback={
            <Note tone="ok">{conduct("signedAt", { day: day(props.info.fitness.codeSignedAt ?? now()) })}</Note>
          }
        >
          <p>{conduct(props.info.fitness.codeVersion === null ? "notSigned" : "older")}</p>
          <Check label={conduct("confirm")} checked={read()} onChange={setRead} />
          <ErrorNote problem={sign.problem()} />
          <div>
            <Button kind="primary" disabled={!read()} pending={sign.pending()} onClick={() => void sign.run()}>
              {conduct("sign")}
            </Button>
          </div>
        </Show>
      </div>
    </Card>
  )
}

function Course(props: { info: ConductInfo }) {
  const until = () => props.info.fitness.courseUntil
  const lapsed = () => (until() ?? "") < dayOf(now(), zone())
  return (
    <Card title={conduct("course")}>
      <div class="stack">
        <Show when={props.info.courseRequired}>
          <p>{conduct("courseRequired")}</p>
        </Show>
        <Switch fallback={<p>{conduct("courseNone")}</p>}>
          <Match when={until() && !lapsed()}>
            <p>{conduct("courseUntil", { day: plainDay(until() ?? "") })}</p>
          </Match>
          <Match when={until()}>
            <Note tone="warn">{conduct("courseLapsed", { day: plainDay(until() ?? "") })}</Note>
          </Match>
        </Switch>
      </div>
    </Card>
  )
}
