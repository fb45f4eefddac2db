import { useInfiniteQuery } from "@tanstack/solid-query"
import type { Info } from "@ventanilla/core/outreach/outreach/schema"
import { AddInput, type Info as Signup } from "@ventanilla/core/outreach/signup/schema"
import { createSignal, For, Show } from "solid-js"
import { ask, client, keyed } from "../../api"
import { given } from "../../context/call"
import { useReread } from "../../context/changes"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Dialog } from "../../ui/dialog"
import { Empty, ErrorNote } from "../../ui/empty"
import { createForm } from "../../ui/form"
import { Load } from "../../ui/load"
import { More } from "../../ui/more"
import { Submit } from "../../ui/submit"
import { TextField } from "../../ui/text-field"
import { toast } from "../../ui/toast"
import { outreach } from "./outreach.i18n"

const listSignups = (outreachID: string, cursor?: string) =>
  ask(client.api.signups.$get({ query: { outreachID, limit: "100", ...given({ cursor }) } }))

/** Who signed up for a course: kept apart from every case file, and not for long. */
export function Signups(props: { item: Info }) {
  const [adding, setAdding] = createSignal(false)
  const query = useInfiniteQuery(() => ({
    queryKey: ["signups", props.item.outreachID],
    queryFn: ({ pageParam }: { pageParam: string | undefined }) => listSignups(props.item.outreachID, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: { cursor: string | null }) => last.cursor ?? undefined,
  }))
  const more = () => ({
    has: query.hasNextPage,
    pending: query.isFetchingNextPage,
    load: () => void query.fetchNextPage(),
  })
  return (
    <Card
      title={outreach("signups")}
      aside={
        <Show when={props.item.status === "planned"}>
          <Button size="small" onClick={() => setAdding(true)}>
            {outreach("signUp")}
          </Button>
        </Show>
      }
    >
      <p class="small quiet">{outreach("signupsText")}</p>
      <Load query={query} lines={3}>
        {(data) => (
          <>
            <p class="row" data-gap="small">
              <strong>
                {outreach("seatsTaken", { taken: data().pages[0]?.taken ?? 0, seats: data().pages[0]?.seats ?? 0 })}
              </strong>
              <Show when={data().pages[0]?.waiting}>
                {(waiting) => <Chip tone="warn">{outreach("waitingCount", { count: waiting() })}</Chip>}
              </Show>
            </p>
            <Show
              when={data().pages.some(({ items }) => items.length)}
              fallback={<Empty title={outreach("noSignups")}>{outreach("noSignupsText")}</Empty>}
            >
              <ul class="rows">
                <For each={data().pages.flatMap(({ items }) => items)}>{(row) => <Row row={row} />}</For>
              </ul>
              <More pages={{ more }} />
            </Show>
          </>
        )}
      </Load>
      <Dialog open={adding()} onClose={() => setAdding(false)} title={outreach("signUpTitle")}>
        <Fields outreachID={props.item.outreachID} close={() => setAdding(false)} />
      </Dialog>
    </Card>
  )
}

function Row(props: { row: Signup }) {
  const reread = useReread()
  const remove = createAction(
    (key) =>
      ask(
        client.api.signups[":signupID"].remove.$post({ param: { signupID: props.row.signupID }, json: {} }, keyed(key)),
      ),
    () => {
      toast(outreach("takenOff"))
      reread("signup")
    },
  )
  return (
    <li>
      <div>
        <p>
          <strong>{props.row.name}</strong>{" "}
          <Chip tone={props.row.status === "seat" ? "ok" : "warn"}>{outreach(`place.${props.row.status}`)}</Chip>
        </p>
        <p class="small quiet mono">{props.row.reach}</p>
        <ErrorNote problem={remove.problem()} />
      </div>
      <div class="act">
        <Button
          size="small"
          kind="quiet"
          pending={remove.pending()}
          aria-label={`${outreach("takeOff")}: ${props.row.name}`}
          onClick={() => void remove.run()}
        >
          {outreach("takeOff")}
        </Button>
      </div>
    </li>
  )
}

function Fields(props: { outreachID: string; close: () => void }) {
  const reread = useReread()
  const form = createForm({
    schema: AddInput,
    initial: { outreachID: props.outreachID },
    send: (json, key) => ask(client.api.signups.$post({ json }, keyed(key))),
    done: ({ place }) => {
      toast(outreach(place === "seat" ? "signedSeat" : "signedWaiting"))
      reread("signup")
      props.close()
    },
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <TextField label={outreach("signUpName")} field={form.field("name")} />
      <TextField label={outreach("signUpReach")} hint={outreach("signUpReachHint")} field={form.field("reach")} />
      <Submit form={form} label={outreach("signUp")} onCancel={props.close} />
    </form>
  )
}
