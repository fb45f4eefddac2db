import { useQuery } from "@tanstack/solid-query"
import type { VerificationInfo } from "@ventanilla/core/partners/alliance/schema"
import { createSignal, Match, Switch } from "solid-js"
import { ask, keyed, Problem, publicClient } from "../../api"
import { arrived } from "../../context/call"
import { language } from "../../context/language"
import { dateTime } from "../../context/time"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { ErrorNote, Note, Skeleton } from "../../ui/empty"
import { ByLink, speak } from "../partner/by-link"
import { Frame } from "../partner/frame"
import { Gone } from "../partner/gone"
import { Disowned, NotOurs } from "../partner/not-ours"
import { partner } from "../partner/partner.i18n"

/** From the verification mail: looking changes nothing; a press says that the mailbox is theirs. */
export default function MailboxPage() {
  return (
    <ByLink
      path="/mailbox"
      tab={partner("mailbox.tab")}
      none={{ title: partner("noToken"), text: partner("noTokenText") }}
    >
      {(token) => <Held token={token} />}
    </ByLink>
  )
}

function Held(props: { token: string }) {
  const query = useQuery(() => ({
    queryKey: ["verification"],
    queryFn: () => ask(publicClient.api.public.mailboxes.look.$post({ json: { token: props.token } })),
  }))
  const info = () => arrived(query)
  speak(() => info()?.language)
  return (
    <Frame tab={partner("mailbox.tab")} office={info()?.office[language()]}>
      <Switch fallback={<Skeleton lines={4} />}>
        <Match when={info()}>{(there) => <Confirm info={there()} token={props.token} />}</Match>
        <Match when={query.error instanceof Problem && !query.error.passing}>
          <Gone title={partner("mailbox.gone")} text={partner("mailbox.goneText")} />
        </Match>
        <Match when={query.error}>
          <ErrorNote problem={query.error} retry={() => void query.refetch()} />
        </Match>
      </Switch>
    </Frame>
  )
}

function Confirm(props: { info: VerificationInfo; token: string }) {
  const [done, setDone] = createSignal(false)
  const [disowned, setDisowned] = createSignal(false)
  const json = { token: props.token }
  const confirm = createAction(
    (key) => ask(publicClient.api.public.mailboxes.confirm.$post({ json }, keyed(key))),
    () => setDone(true),
  )
  return (
    <Switch>
      <Match when={disowned()}>
        <Disowned />
      </Match>
      <Match when={done()}>
        <div class="stack" role="status">
          <h1>{partner("mailbox.done")}</h1>
          <Note tone="ok">{partner("mailbox.doneText")}</Note>
        </div>
      </Match>
      <Match when={true}>
        <div class="stack">
          <h1>{partner("mailbox.title")}</h1>
          <p>{partner("mailbox.text", { office: props.info.office[language()] })}</p>
          <p>{partner("mailbox.role")}</p>
          <ErrorNote problem={confirm.problem()} />
          <div>
            <Button kind="primary" pending={confirm.pending()} onClick={() => void confirm.run()}>
              {partner("mailbox.confirm")}
            </Button>
          </div>
          <p class="small quiet">
            {partner("mailbox.not")} {partner("mailbox.until", { date: dateTime(props.info.expiresAt) })}
          </p>
          <NotOurs
            disown={(key) => ask(publicClient.api.public.mailboxes.disown.$post({ json }, keyed(key)))}
            done={() => setDisowned(true)}
          />
        </div>
      </Match>
    </Switch>
  )
}
