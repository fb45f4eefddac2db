import type { Info as Consent } from "@ventanilla/core/casework/consent/schema"
import { createSignal, For, Show } from "solid-js"
import { useReread } from "../../context/changes"
import { can } from "../../context/nav"
import { spokenInside } from "../../context/spoken"
import { day } from "../../context/time"
import { createAction } from "../../ui/action"
import { Button, ButtonLink } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { ConfirmDialog } from "../../ui/dialog"
import { Empty } from "../../ui/empty"
import { Load } from "../../ui/load"
import { toast } from "../../ui/toast"
import type { CardProps } from "./card-props"
import { revokeConsent } from "./casefile.calls"
import { casefile } from "./casefile.i18n"
import { addressOf, consentTone, fieldNames } from "./casefile.words"

/** What she allowed, to whom and until when; she may take it back at any time. */
export default function ConsentsCard(props: CardProps) {
  const [revoking, setRevoking] = createSignal<Consent>()
  return (
    <Card
      flush
      title={casefile("consents")}
      aside={
        <Show when={props.file.status === "open" && can("consent.give")}>
          <ButtonLink size="small" href={`${addressOf(props.file)}/consent`}>
            {casefile("consents.new")}
          </ButtonLink>
        </Show>
      }
    >
      <Load query={props.whole.consents} lines={2}>
        {(data) => (
          <Show
            when={data().items.length + data().refusals.length}
            fallback={<Empty title={casefile("consents.empty")}>{casefile("consents.emptyText")}</Empty>}
          >
            <ul class="rows">
              <For each={data().items}>
                {(consent) => (
                  <Row
                    consent={consent}
                    organization={props.whole.organizations().get(consent.organizationID) ?? casefile("organization")}
                    copy={`${addressOf(props.file)}/consent?copy=${consent.consentID}`}
                    revoke={() => setRevoking(consent)}
                  />
                )}
              </For>
              <For each={data().refusals}>
                {(refusal) => (
                  <li>
                    <div>
                      <p class="row" data-gap="small">
                        <strong>
                          {refusal.organizationID
                            ? (props.whole.organizations().get(refusal.organizationID) ?? casefile("organization"))
                            : casefile("consents")}
                        </strong>
                        <Chip>{casefile("consent.declined")}</Chip>
                      </p>
                      <p class="small quiet">{day(refusal.at)}</p>
                    </div>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Load>
      <Show when={revoking()} keyed>
        {(consent) => <Revoke consent={consent} onClose={() => setRevoking(undefined)} />}
      </Show>
    </Card>
  )
}

function Row(props: { consent: Consent; organization: string; copy: string; revoke: () => void }) {
  const its = () => props.consent
  const alive = () => its().status === "live" || its().status === "future"
  return (
    <li>
      <div>
        <p class="row" data-gap="small">
          <strong>{props.organization}</strong>
          <Chip tone={consentTone[its().status]}>{casefile(`consent.${its().status}`)}</Chip>
        </p>
        <p>{fieldNames(its().fields)}</p>
        <p class="small quiet">
          {casefile("consent.until", { from: day(its().startsAt), to: day(its().endsAt) })}
          <br />
          {casefile("consent.given", {
            how: casefile(`consent.${its().given}`),
            language: spokenInside([its().language]),
          })}
        </p>
      </div>
      <div class="act">
        <ButtonLink kind="quiet" size="small" href={props.copy}>
          {casefile("consent.copy")}
        </ButtonLink>
        <Show when={alive() && can("consent.revoke")}>
          <Button
            size="small"
            onClick={props.revoke}
            aria-label={`${casefile("consent.revoke")}: ${props.organization}`}
          >
            {casefile("consent.revoke")}
          </Button>
        </Show>
      </div>
    </li>
  )
}

function Revoke(props: { consent: Consent; onClose: () => void }) {
  const reread = useReread()
  const revoke = createAction(
    (key) => revokeConsent(props.consent.consentID, key),
    () => {
      toast(casefile("revoke.done"))
      reread("consent")
      props.onClose()
    },
  )
  return (
    <ConfirmDialog
      open
      danger
      onClose={props.onClose}
      title={casefile("revoke.title")}
      confirm={casefile("revoke.confirm")}
      action={revoke}
    >
      <p>{casefile("revoke.text")}</p>
    </ConfirmDialog>
  )
}
