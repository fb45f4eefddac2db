import { useQuery } from "@tanstack/solid-query"
import { createSignal, Show } from "solid-js"
import type { CardProps } from "../../casework/casefile/card-props"
import { hoursOf } from "../../casework/casefile/casefile.words"
import { contact } from "../../casework/casefile/contact.i18n"
import { arrived } from "../../context/call"
import { can } from "../../context/nav"
import { when } from "../../context/time"
import { domain } from "../../i18n/domain"
import { Button } from "../../ui/button"
import { Chip } from "../../ui/chip"
import { later } from "../../ui/later"
import { readReach } from "./followup.calls"
import { strip } from "./strip.i18n"
import "../../ui/followup.css"
import "../../ui/channels.css"

const Call = later(async () => (await import("./call")).Call)

/** How she can be reached, on every part of the case file: which way, when, the words agreed. Red when it is stale. */
export default function Strip(props: CardProps) {
  const [calling, setCalling] = createSignal(false)
  const query = useReach(() => props.file.casefileID)
  const now = () => arrived(query)
  const person = () => arrived(props.whole.person)
  const free = () => now()?.ways.filter(({ why }) => why.length === 0)
  const best = () => free()?.find(({ timesSaid }) => timesSaid) ?? free()?.[0]
  const isReady = () => best()?.timesSaid === true
  const unknown = () => best() !== undefined && !isReady()
  const shown = () => best() ?? now()?.ways.find(({ nextSafeAt }) => nextSafeAt !== null) ?? now()?.ways[0]
  const channel = () => person()?.safeContact.channels[shown()?.way ?? 0]
  const tone = () => {
    if (now()?.stale || now()?.allowed === "no") return "bad"
    return isReady() ? "ok" : "warn"
  }
  return (
    <Show when={now() && person()}>
      <section class="strip no-print" data-tone={tone()} aria-label={strip("strip")}>
        <Show
          when={now()?.allowed === "yes"}
          fallback={
            <Chip tone={now()?.allowed === "no" ? "bad" : "info"}>{domain(`allowed.${now()?.allowed ?? "no"}`)}</Chip>
          }
        >
          <Chip tone={isReady() ? "ok" : "warn"}>
            {unknown() ? domain("hours.unknown") : strip(isReady() ? "ready" : "notNow")}
          </Chip>
          <span>
            <strong>{domain(`channel.${shown()?.channel ?? "phone"}`)}</strong>{" "}
            <Show when={!unknown() && channel()}>{(its) => <span>{hoursOf(its())}</span>}</Show>
          </span>
          <Show when={!best() && shown()?.nextSafeAt}>
            {(at) => <span>{strip("from", { when: when(at()) })}</span>}
          </Show>
          <Show when={channel()?.safeWord}>
            {(word) => <span class="safe-word">{contact("rule.say", { word: word() })}</span>}
          </Show>
        </Show>
        <Show when={person()?.safeContact.dangerWord}>
          {(word) => <span class="error">{strip("danger", { word: word() })}</span>}
        </Show>
        <Show when={now()?.stale}>
          <Chip tone="bad">{contact("stale")}</Chip>
        </Show>
        <Show when={props.open && can("contact.start")}>
          <Button size="small" onClick={() => setCalling(true)}>
            {strip("begin")}
          </Button>
        </Show>
        <Show when={calling() && now()}>
          {(known) => (
            <Call casefileID={props.file.casefileID} now={known()} person={person()!} close={() => setCalling(false)} />
          )}
        </Show>
      </section>
    </Show>
  )
}

// Reading it is written down: looked at again by the minute, not at every glance.
export const useReach = (casefileID: () => string) =>
  useQuery(() => ({
    queryKey: ["reach", casefileID()],
    queryFn: () => readReach(casefileID()),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  }))
