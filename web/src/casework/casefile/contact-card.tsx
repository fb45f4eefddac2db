import type { Info } from "@ventanilla/core/casework/person/schema"
import { createSignal, For, Show } from "solid-js"
import { can } from "../../context/nav"
import { spokenNames } from "../../context/spoken"
import { when } from "../../context/time"
import { domain } from "../../i18n/domain"
import { Button } from "../../ui/button"
import { Card, Fact, Facts } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Note } from "../../ui/empty"
import { later } from "../../ui/later"
import { Load } from "../../ui/load"
import { casefile } from "./casefile.i18n"
import { Channel } from "./channel"
import { contact } from "./contact.i18n"
import type { Whole } from "./use-casefile"
import "../../ui/channels.css"

const Reconfirm = later(async () => (await import("./reconfirm")).Reconfirm)

/** Her name and how to reach her safely. Red when it has not been confirmed for 30 days. */
export function ContactCard(props: { query: Whole["person"]; mayChange: boolean }) {
  const [confirming, setConfirming] = createSignal(false)
  const stale = () => props.query.status === "success" && props.query.data.contactStale
  return (
    <Card
      title={casefile("person")}
      {...(stale() ? { tone: "bad" as const } : {})}
      aside={
        <Show when={props.mayChange && can("person.change") && props.query.status === "success"}>
          <Button size="small" onClick={() => setConfirming(true)}>
            {contact("reconfirm")}
          </Button>
        </Show>
      }
    >
      <Load query={props.query}>
        {(person) => (
          <>
            <Who person={person()} />
            <Contact person={person()} />
            <Show when={confirming()}>
              <Reconfirm person={person()} onClose={() => setConfirming(false)} />
            </Show>
          </>
        )}
      </Load>
    </Card>
  )
}

function Who(props: { person: Info }) {
  const name = () =>
    [props.person.names.given, props.person.names.firstSurname, props.person.names.secondSurname]
      .filter(Boolean)
      .join(" ")
  return (
    <div>
      <p class="channel-value">{name()}</p>
      <Facts>
        <Show when={props.person.preferredName}>
          <Fact term={casefile("person.preferred")}>{props.person.preferredName}</Fact>
        </Show>
        <Fact term={casefile("languages")}>{spokenNames(props.person.languages)}</Fact>
      </Facts>
    </div>
  )
}

function Contact(props: { person: Info }) {
  const its = () => props.person.safeContact
  return (
    <section class="stack" data-gap="small" aria-label={contact("contact")}>
      <div class="row" data-gap="small">
        <h3>{contact("contact")}</h3>
        <Chip tone={props.person.contactStale ? "bad" : "ok"}>
          {contact(props.person.contactStale ? "stale" : "fresh")}
        </Chip>
        <span class="small quiet">{contact("confirmedAt", { when: when(props.person.contactConfirmedAt) })}</span>
      </div>
      <Show when={props.person.contactStale}>
        <Note tone="bad">{contact("staleText")}</Note>
      </Show>
      <Show
        when={its().allowed === "yes"}
        fallback={
          <Note tone={its().allowed === "no" ? "bad" : "info"}>
            <p>
              <strong>{domain(`allowed.${its().allowed}`)}</strong>
            </p>
            <p>{contact(`allowedHint.${its().allowed}`)}</p>
          </Note>
        }
      >
        <ul class="channels">
          <For each={its().channels}>{(channel) => <Channel channel={channel} />}</For>
        </ul>
      </Show>
    </section>
  )
}
