import { useQuery } from "@tanstack/solid-query"
import type { HoldReason, Info } from "@ventanilla/core/partners/referral/schema"
import { Show } from "solid-js"
import { arrived } from "../../context/call"
import { when } from "../../context/time"
import { readOrganization } from "../../directory/directory/directory.calls"
import { ButtonLink } from "../../ui/button"
import { Card } from "../../ui/card"
import { Note } from "../../ui/empty"
import { progress } from "./progress.i18n"
import { reasons } from "./reasons.i18n"
import { referral } from "./referral.i18n"
import { lostConsent, sinceOf } from "./referral.words"

const queued = ["draft", "ready", "held", "sent", "opened"]

function whereTo(reason: HoldReason, row: Info): string {
  switch (reason) {
    case "consent_ended":
      return `/casefiles/${row.casefileID}/consent?organization=${row.organizationID}&service=${row.serviceID}`
    case "consent_revoked":
    case "casefile_closed":
      return `/casefiles/${row.casefileID}`
    case "alliance_lapsed":
    case "mailbox_not_ready":
      return `/directory/${row.organizationID}`
    default:
      return reason satisfies never
  }
}

/** In words where it stands, and what that asks of the officer. */
export function Next(props: { row: Info }) {
  const state = () => props.row.state
  const held = () => {
    const current = state()
    return current.status === "held" ? current : undefined
  }
  const reminders = () => {
    const current = state()
    return current.status === "sent" || current.status === "opened" ? current.reminders : 0
  }
  const lost = () => lostConsent(props.row)
  const phoneFirst = () => props.row.urgency === "urgent" && queued.includes(state().status) && !lost()
  return (
    <Card
      title={referral("next")}
      {...(held() || lost()
        ? { tone: "bad" as const }
        : props.row.callRequestedAt || phoneFirst()
          ? { tone: "warn" as const }
          : {})}
    >
      <p>
        {progress(`says.${state().status}`)} <span class="quiet">{when(sinceOf(state(), props.row.createdAt))}</span>
        <Show when={reminders() > 0}>
          <span class="quiet"> · {referral("reminded", { count: reminders() })}</span>
        </Show>
      </p>
      <Show when={lost()}>
        {(why) => (
          <Note tone="bad">
            <p>
              <strong>{referral(`consent.${why()}`)}</strong>
            </p>
            <p>{progress(`lostDo.${why()}`)}</p>
          </Note>
        )}
      </Show>
      <Show when={lost() === "revoked" && state().status === "consent_withdrawn"}>
        <Phone title={referral("lostCall")} text={referral("lostCallText")} row={props.row} />
      </Show>
      <Show when={!lost() && held()}>
        {(now) => (
          <Note tone="bad">
            <p>
              <strong>{reasons(`hold.${now().reason}`)}</strong>
            </p>
            <p>{progress(`holdDo.${now().reason}`)}</p>
            <ButtonLink size="small" href={whereTo(now().reason, props.row)}>
              {progress(`holdGo.${now().reason}`)}
            </ButtonLink>
          </Note>
        )}
      </Show>
      <Show when={!lost() && props.row.callRequestedAt}>
        <Phone title={referral("callTitle")} text={referral("callText")} row={props.row} />
      </Show>
      <Show when={phoneFirst() && !props.row.callRequestedAt}>
        <Phone title={referral("urgentTitle")} text={referral("urgentText")} row={props.row} />
      </Show>
    </Card>
  )
}

function Phone(props: { title: string; text: string; row: Info }) {
  const query = useQuery(() => ({
    queryKey: ["organization", props.row.organizationID],
    queryFn: () => readOrganization(props.row.organizationID),
  }))
  return (
    <Note tone="warn">
      <p>
        <strong>{props.title}</strong>
      </p>
      <p>{props.text}</p>
      <Show when={arrived(query)}>
        {(organization) => (
          <p>
            {organization().phone
              ? referral("callPhone", { phone: organization().phone ?? "" })
              : referral("callNoPhone")}
          </p>
        )}
      </Show>
    </Note>
  )
}
