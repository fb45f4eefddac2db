import { useNavigate } from "@solidjs/router"
import type { Info as CaseFile, Urgency } from "@ventanilla/core/casework/casefile/schema"
import { Urgent } from "@ventanilla/core/casework/sheet/schema"
import { createSignal, type JSX, Show } from "solid-js"
import { fieldNames } from "../../../casework/casefile/casefile.words"
import { useSheet } from "../../../casework/casefile/sheet/sheet.calls"
import { arrived } from "../../../context/call"
import { useReread } from "../../../context/changes"
import { day } from "../../../context/time"
import { domain } from "../../../i18n/domain"
import { createAction } from "../../../ui/action"
import { Button, ButtonLink } from "../../../ui/button"
import { Card } from "../../../ui/card"
import { Check as Tick } from "../../../ui/checkbox"
import { ErrorNote, Note } from "../../../ui/empty"
import { bound } from "../../../ui/form"
import { RadioGroup } from "../../../ui/radio-group"
import { Select } from "../../../ui/select"
import { toast } from "../../../ui/toast"
import { refer } from "../refer.i18n"
import { makeReferral } from "../referral.calls"
import type { Choice } from "./options"

/** What must stand before it may go, each with the way to mend it. */
export function Check(props: { file: CaseFile; choice: Choice | undefined; ready: boolean }) {
  return (
    <Card title={refer("make.check")}>
      <Show when={props.ready && props.choice} fallback={<p class="quiet">{refer("make.checkEmpty")}</p>}>
        {(choice) => <Send file={props.file} choice={choice()} />}
      </Show>
    </Card>
  )
}

function Send(props: { file: CaseFile; choice: Choice }) {
  const navigate = useNavigate()
  const reread = useReread()
  const [urgency, setUrgency] = createSignal<Urgency | undefined>(props.file.urgency)
  const [draft, setDraft] = createSignal(false)
  const [reason, setReason] = createSignal<Urgent | undefined>()
  const gate = useSheet(() => props.file.casefileID)
  const accepted = () => arrived(gate)?.gate.acceptance !== null
  const organizationID = () => props.choice.organization.organizationID
  const ids = () => `organization=${organizationID()}&service=${props.choice.service.serviceID}`
  const make = createAction(
    (key, consentID: string, asDraft: boolean, how: Urgency, urgentReason: Urgent | null) =>
      makeReferral(
        {
          casefileID: props.file.casefileID,
          organizationID: organizationID(),
          serviceID: props.choice.service.serviceID,
          consentID,
          urgency: how,
          draft: asDraft,
          urgentReason,
        },
        key,
      ),
    ({ referralID, folio }) => {
      toast(refer("make.done", { folio: String(folio) }))
      reread("referral")
      navigate(`/referrals/${referralID}`)
    },
  )
  return (
    <>
      <p>
        <strong>{props.choice.organization.name}</strong>
        <br />
        {props.choice.service.name}
      </p>
      <ul class="checks">
        <Item yes={props.choice.alliance} words={refer(props.choice.alliance ? "make.alliance" : "make.noAlliance")}>
          <ButtonLink size="small" href={`/directory/${organizationID()}`}>
            {refer("make.fixAlliance")}
          </ButtonLink>
        </Item>
        <Item yes={props.choice.mailbox} words={refer(props.choice.mailbox ? "make.mailbox" : "make.noMailbox")}>
          <ButtonLink size="small" href={`/directory/${organizationID()}`}>
            {refer("make.fixAlliance")}
          </ButtonLink>
        </Item>
        <Item
          yes={props.choice.consent !== undefined}
          words={refer(props.choice.consent ? "make.consent" : "make.noConsent")}
        >
          <ButtonLink kind="primary" size="small" href={`/casefiles/${props.file.casefileID}/consent?${ids()}`}>
            {refer("make.ask")}
          </ButtonLink>
        </Item>
      </ul>
      <Show when={props.choice.consent}>
        {(consent) => (
          <>
            <p class="small quiet">
              {refer("make.shares", { fields: fieldNames(consent().fields).toLowerCase() })}
              <br />
              {refer("make.until", { date: day(consent().endsAt) })}
            </p>
            <RadioGroup
              inline
              label={refer("make.urgency")}
              field={bound<Urgency | undefined>("urgency", urgency, setUrgency)}
              options={(["urgent", "soon", "routine"] as const).map((value) => ({
                value,
                label: domain(`urgency.${value}`),
              }))}
            />
            <Show when={urgency() === "urgent"}>
              <Note tone="warn">{domain("urgencyHint.urgent")}</Note>
            </Show>
            <Show when={!accepted()}>
              <Note>
                <p>{refer(urgency() === "urgent" ? "make.acceptanceUrgent" : "make.acceptance")}</p>
                <ButtonLink size="small" href={`/casefiles/${props.file.casefileID}/her`}>
                  {refer("make.acceptanceGo")}
                </ButtonLink>
              </Note>
              <Show when={urgency() === "urgent"}>
                <Select
                  label={refer("make.urgentReason")}
                  field={bound<Urgent | undefined>("urgentReason", reason, setReason)}
                  options={Urgent.options.map((value) => ({ value, label: refer(`urgent.${value}`) }))}
                />
              </Show>
            </Show>
            <Tick label={refer("make.draft")} checked={draft()} onChange={setDraft} />
            <ErrorNote problem={make.problem()} />
            <Show when={props.choice.alliance && props.choice.mailbox}>
              <Button
                kind="primary"
                pending={make.pending()}
                onClick={() =>
                  void make.run(
                    consent().consentID,
                    draft(),
                    urgency() ?? "routine",
                    urgency() === "urgent" ? (reason() ?? null) : null,
                  )
                }
              >
                {refer(draft() ? "make.goDraft" : "make.go")}
              </Button>
            </Show>
          </>
        )}
      </Show>
    </>
  )
}

function Item(props: { yes: boolean; words: string; children: JSX.Element }) {
  return (
    <li data-yes={props.yes ? "" : undefined}>
      <span aria-hidden="true">{props.yes ? "✓" : "○"}</span>
      <span class="stack" data-gap="small">
        {props.words}
        <Show when={!props.yes}>
          <span>{props.children}</span>
        </Show>
      </span>
    </li>
  )
}
