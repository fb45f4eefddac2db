import { useQuery } from "@tanstack/solid-query"
import type { Info } from "@ventanilla/core/directory/directory/schema"
import type { Info as Asked, Changes } from "@ventanilla/core/partners/verification/schema"
import { For, Show } from "solid-js"
import { arrived } from "../../context/call"
import { useReread } from "../../context/changes"
import { dayOf } from "../../context/days"
import { can } from "../../context/nav"
import { now, plainDay, when, zone } from "../../context/time"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Card, Fact, Facts } from "../../ui/card"
import { ErrorNote, Note } from "../../ui/empty"
import { toast } from "../../ui/toast"
import { listing } from "../listing/listing.i18n"
import { changesInWords } from "../listing/words"
import { accept, askOrganization, assure, listVerifications, reject } from "./verification.calls"

/** Is it still so? Who made sure and when, when it is looked at next, and what the organisation says itself. */
export function VerificationCard(props: { organization: Info }) {
  const reread = useReread()
  const again = () => {
    reread("verification")
  }
  const active = () => props.organization.services.filter(({ status }) => status === "active")
  const query = useQuery(() => ({
    queryKey: ["verifications"],
    queryFn: listVerifications,
    enabled: can("verification.list"),
  }))
  const open = () =>
    ((arrived(query)?.items ?? []) as Asked[]).filter(
      ({ organizationID }) => organizationID === props.organization.organizationID,
    )
  const next = () =>
    active()
      .flatMap(({ assurance }) => assurance.nextCheckAt ?? [])
      .sort()[0]
  const isOverdue = () => (next() ?? "9999") <= dayOf(now(), zone())
  const sure = createAction(
    (key) =>
      assure(
        props.organization.organizationID,
        active().map(({ serviceID }) => serviceID),
        key,
      ),
    () => {
      toast(listing("assured"))
      again()
    },
  )
  const asking = createAction(
    (key) => askOrganization(props.organization.organizationID, key),
    () => {
      toast(listing("asked"))
      again()
    },
  )
  return (
    <Card title={listing("card")}>
      <div class="stack">
        <Show when={next()} fallback={<p class="quiet">{listing("card.never")}</p>}>
          {(date) => (
            <Note tone={isOverdue() ? "warn" : "ok"}>
              {isOverdue()
                ? listing("card.overdue", { date: plainDay(date()) })
                : listing("card.next", { date: plainDay(date()) })}
            </Note>
          )}
        </Show>
        <ul class="small">
          <For each={active()}>
            {(service) => (
              <li>
                {service.assurance.assuredAt
                  ? listing("card.at", { service: service.name, when: when(service.assurance.assuredAt) })
                  : listing("card.atNever", { service: service.name })}
              </li>
            )}
          </For>
        </ul>
        <For each={open()}>{(asked) => <Open asked={asked} again={again} />}</For>
        <Show when={can("verification.assure") && active().length}>
          <div class="row" data-gap="small">
            <Button size="small" pending={sure.pending()} onClick={() => void sure.run()}>
              {listing("assure")}
            </Button>
            <Button size="small" kind="quiet" pending={asking.pending()} onClick={() => void asking.run()}>
              {listing("ask")}
            </Button>
          </div>
          <p class="small quiet">{listing("askText")}</p>
        </Show>
        <ErrorNote problem={sure.problem() ?? asking.problem()} />
      </div>
    </Card>
  )
}

/** What stands here of what was changed since; a telephone or words that were taken away say so. */
const newerOf = (stands: Changes, newer: readonly string[]): Changes => ({
  ...Object.fromEntries(Object.entries(stands).filter(([key]) => newer.includes(key))),
  ...Object.fromEntries(
    ["phone", "hoursNote"].filter((key) => newer.includes(key) && !(key in stands)).map((key) => [key, "—"]),
  ),
})

/** Asked and not answered; or answered, and to be reviewed. */
function Open(props: { asked: Asked; again: () => void }) {
  const take = createAction(
    (key) => accept(props.asked.verificationID, key),
    () => {
      toast(listing("review.accepted"))
      props.again()
    },
  )
  const leave = createAction(
    (key) => reject(props.asked.verificationID, key),
    () => {
      toast(listing("review.rejected"))
      props.again()
    },
  )
  return (
    <Show
      when={props.asked.status === "answered"}
      fallback={<p class="small quiet">{listing("waiting", { when: when(props.asked.askedAt) })}</p>}
    >
      <section class="note" data-tone="info" aria-label={listing("review")}>
        <p>
          <strong>{listing("review")}</strong>
        </p>
        <For each={props.asked.proposed}>
          {({ service, changes, stands, newer }) => (
            <>
              <p>{service}</p>
              <Facts>
                <For each={changesInWords(changes)}>{({ term, value }) => <Fact term={term}>{value}</Fact>}</For>
              </Facts>
              <Show when={newer.length}>
                <p class="small">{listing("review.newer")}</p>
                <Facts>
                  <For each={changesInWords(newerOf(stands, newer))}>
                    {({ term, value }) => <Fact term={term}>{value}</Fact>}
                  </For>
                </Facts>
              </Show>
            </>
          )}
        </For>
        <div class="row" data-gap="small">
          <Button size="small" kind="primary" pending={take.pending()} onClick={() => void take.run()}>
            {listing("review.accept")}
          </Button>
          <Button size="small" kind="quiet" pending={leave.pending()} onClick={() => void leave.run()}>
            {listing("review.reject")}
          </Button>
        </div>
        <ErrorNote problem={take.problem() ?? leave.problem()} />
      </section>
    </Show>
  )
}
