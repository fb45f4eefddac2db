import type { Info } from "@ventanilla/core/followup/contact/schema"
import { createSignal, For, Show } from "solid-js"
import type { CardProps } from "../../casework/casefile/card-props"
import { byWhom } from "../../context/by"
import { arrived } from "../../context/call"
import { can } from "../../context/nav"
import { when } from "../../context/time"
import { domain } from "../../i18n/domain"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip, type Tone } from "../../ui/chip"
import { Dialog } from "../../ui/dialog"
import { Empty } from "../../ui/empty"
import { Load } from "../../ui/load"
import { More } from "../../ui/more"
import { useDone } from "../../ui/submit"
import { FinishForm, LogForm } from "./contact-form"
import { listContacts } from "./followup.calls"
import { reach } from "./reach.i18n"
import { useReach } from "./strip"
import { useList } from "./use-list"
import "../../ui/followup.css"

const tones: Record<string, Tone> = { reached: "ok", sent: "ok", somebody_else: "warn", wrong_number: "warn" }

/** Every time she was reached or tried, by what, and what became of it. */
export default function ContactsCard(props: CardProps) {
  const list = useList("contacts", () => props.file.casefileID, listContacts)
  const now = useReach(() => props.file.casefileID)
  const [open, setOpen] = createSignal<"log" | Info>()
  const close = () => setOpen(undefined)
  const done = useDone("contact", close)
  const told = () => {
    const one = open()
    return one && one !== "log" ? one : undefined
  }
  return (
    <Card
      flush
      title={reach("title")}
      aside={
        <Show when={can("contact.log")}>
          <Button size="small" onClick={() => setOpen("log")}>
            {reach("log")}
          </Button>
        </Show>
      }
    >
      <Load query={list.query}>
        {() => (
          <Show when={list.items().length} fallback={<Empty title={reach("empty")}>{reach("emptyText")}</Empty>}>
            <ul class="rows" aria-label={reach("title")}>
              <For each={list.items()}>
                {(one) => (
                  <li>
                    <div>
                      <p>
                        <strong>{reach(`direction.${one.direction}`)}</strong> ·{" "}
                        {one.channel === "in_person" ? reach("channel.in_person") : domain(`channel.${one.channel}`)}{" "}
                        <Chip tone={tones[one.outcome ?? ""] ?? "mute"}>
                          {reach(`outcome.${one.outcome ?? "open"}`)}
                        </Chip>
                      </p>
                      <p class="small quiet">
                        {when(one.at)} · {byWhom(one.by, props.whole.accounts.names())}
                        <Show when={one.said}>{(said) => <> · {reach(`said.${said()}`)}</>}</Show>
                      </p>
                      <Unsafe one={one} />
                      <Show when={one.note}>{(note) => <p class="told">{note()}</p>}</Show>
                      <Show when={one.hidden}>
                        <p class="small quiet">{reach("hidden")}</p>
                      </Show>
                    </div>
                    <Show when={one.status === "started" && can("contact.finish")}>
                      <div class="act">
                        <Button size="small" onClick={() => setOpen(one)}>
                          {reach("finish")}
                        </Button>
                      </div>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
            <More size="small" pages={list} />
          </Show>
        )}
      </Load>
      <Dialog open={open() === "log"} onClose={close} title={reach("log")}>
        <LogForm
          casefileID={props.file.casefileID}
          now={arrived(now)}
          person={arrived(props.whole.person)}
          done={done(() => reach("saved"))}
          close={close}
        />
      </Dialog>
      <Dialog open={told() !== undefined} onClose={close} title={reach("finish")}>
        <Show when={told()}>
          {(one) => <FinishForm contactID={one().contactID} done={done(() => reach("saved"))} close={close} />}
        </Show>
      </Dialog>
    </Card>
  )
}

function Unsafe(props: { one: Info }) {
  return (
    <Show when={props.one.why.length}>
      <p class="small error">
        {props.one.why.map((why) => reach(`why.${why}`)).join(" · ")}
        <Show when={props.one.exception}>{(kind) => <> → {reach(`exception.${kind()}`)}</>}</Show>
        <Show when={props.one.exceptionWords}>{(words) => <>: {words()}</>}</Show>
      </p>
    </Show>
  )
}
