import type { Mailbox, MailboxStatus } from "@ventanilla/core/partners/alliance/schema"
import { createSignal, For, Show } from "solid-js"
import { useReread } from "../../context/changes"
import { can } from "../../context/nav"
import { day, when } from "../../context/time"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip, type Tone } from "../../ui/chip"
import { Empty, ErrorNote, Note } from "../../ui/empty"
import { Load } from "../../ui/load"
import { toast } from "../../ui/toast"
import { actOnMailbox, type MailboxAct, useMailboxes } from "./alliance.calls"
import { alliance } from "./alliance.i18n"
import { digestSaid, hoursSaid } from "./mailbox.words"
import { MailboxForm } from "./mailbox-form"

const tones: Record<MailboxStatus, Tone> = { pending: "info", verified: "ok", lapsed: "warn", paused: "bad" }

/** Where referrals are mailed to: verified by the partner, at its own days and hour. */
export function Mailboxes(props: { organizationID: string }) {
  const query = useMailboxes(
    () => props.organizationID,
    () => can("mailbox.list"),
  )
  const [editing, setEditing] = createSignal<Mailbox | "new">()
  return (
    <Show when={can("mailbox.list")}>
      <Card
        flush
        title={alliance("mailboxes")}
        aside={
          <Show when={can("mailbox.add")}>
            <Button size="small" onClick={() => setEditing("new")}>
              {alliance("mailbox.add")}
            </Button>
          </Show>
        }
      >
        <Load query={query} lines={2}>
          {(data) => (
            <Show
              when={data().items.length}
              fallback={<Empty title={alliance("mailbox.empty")}>{alliance("mailbox.emptyText")}</Empty>}
            >
              <ul class="rows">
                <For each={data().items}>{(row) => <Row row={row} schedule={() => setEditing(row)} />}</For>
              </ul>
            </Show>
          )}
        </Load>
        <Show when={editing()} keyed>
          {(what) => (
            <MailboxForm
              organizationID={props.organizationID}
              {...(what === "new" ? {} : { mailbox: what })}
              close={() => setEditing(undefined)}
            />
          )}
        </Show>
      </Card>
    </Show>
  )
}

const said = {
  verify: "mailbox.verifySent",
  pause: "mailbox.pausedDone",
  resume: "mailbox.resumedDone",
  closeLinks: "mailbox.linksClosed",
} as const

function Row(props: { row: Mailbox; schedule: () => void }) {
  const reread = useReread()
  const act = createAction(
    async (key, what: MailboxAct) => {
      await actOnMailbox(what, props.row.mailboxID, key)
      return what
    },
    (what) => {
      toast(alliance(said[what]))
      reread("mailbox")
    },
  )
  const its = () => props.row
  const named = (words: string) => `${words}: ${its().email}`
  return (
    <li data-stacked="">
      <div class="stack" data-gap="small">
        <p class="row" data-gap="small">
          <strong>{its().email}</strong>
          <Chip tone={tones[its().status]}>{alliance(`mailbox.${its().status}`)}</Chip>
        </p>
        <Show when={its().pauseReason}>
          {(reason) => <Note tone={reason() === "staff" ? "info" : "bad"}>{alliance(`paused.${reason()}`)}</Note>}
        </Show>
        <Show when={its().status === "pending"}>
          <p class="small quiet">{alliance("mailbox.waiting")}</p>
        </Show>
        <p class="small">
          {digestSaid(its().schedule)} · {hoursSaid(its().hours)}
        </p>
        <p class="small quiet">
          {alliance("mailbox.zone", { zone: its().timeZone.replaceAll("_", " ") })}
          <Show when={its().status === "verified" && its().verifyAgainAt}>
            {(at) => <> · {alliance("mailbox.until", { date: day(at()) })}</>}
          </Show>
          <Show when={its().status === "verified" && its().nextDigestAt}>
            {(at) => <> · {alliance("mailbox.next", { when: when(at()) })}</>}
          </Show>
        </p>
        <Show when={its().linksClosedAt}>
          {(at) => <p class="small quiet">{alliance("mailbox.closedUpTo", { when: when(at()) })}</p>}
        </Show>
        <ErrorNote problem={act.problem()} />
      </div>
      <Show when={can("mailbox.schedule")}>
        <div class="act">
          <Show when={its().status === "paused"}>
            <Button
              size="small"
              pending={act.pending()}
              aria-label={named(alliance("mailbox.resume"))}
              onClick={() => void act.run("resume")}
            >
              {alliance("mailbox.resume")}
            </Button>
          </Show>
          <Show when={its().status !== "paused"}>
            <Button
              size="small"
              pending={act.pending()}
              aria-label={named(alliance("mailbox.verify"))}
              onClick={() => void act.run("verify")}
            >
              {alliance("mailbox.verify")}
            </Button>
            <Button
              size="small"
              kind="quiet"
              pending={act.pending()}
              aria-label={named(alliance("mailbox.pause"))}
              onClick={() => void act.run("pause")}
            >
              {alliance("mailbox.pause")}
            </Button>
            <Show when={its().status === "verified"}>
              <Button
                size="small"
                kind="quiet"
                pending={act.pending()}
                aria-label={named(alliance("mailbox.closeLinks"))}
                onClick={() => void act.run("closeLinks")}
              >
                {alliance("mailbox.closeLinks")}
              </Button>
            </Show>
          </Show>
          <Button size="small" aria-label={named(alliance("mailbox.schedule"))} onClick={props.schedule}>
            {alliance("mailbox.schedule")}
          </Button>
        </div>
      </Show>
    </li>
  )
}
