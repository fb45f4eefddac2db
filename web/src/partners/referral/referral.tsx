import { A, useParams } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import type { Info } from "@ventanilla/core/partners/referral/schema"
import { createSignal, Show } from "solid-js"
import { fieldNames, urgencyTone } from "../../casework/casefile/casefile.words"
import { useConsents } from "../../casework/casefile/use-casefile"
import { arrived } from "../../context/call"
import { categoryName } from "../../context/categories"
import { dateTime } from "../../context/time"
import { domain } from "../../i18n/domain"
import { useAccounts } from "../../tenancy/staff/use-accounts"
import { Card, Fact, Facts } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { listAddress } from "../../ui/list-place"
import { Page, RecordPage } from "../../ui/page"
import { Timeline } from "../../ui/timeline"
import { type Act, Buttons, Dialogs } from "./acts"
import { Again } from "./again"
import { Next } from "./next"
import { refer } from "./refer.i18n"
import { readReferral } from "./referral.calls"
import { referral } from "./referral.i18n"
import { lostConsent, momentOf } from "./referral.words"
import { StatusChips } from "./status"
import "../../ui/casefile.css"

/** One referral: where it stands, what to do next, what has happened. */
export default function ReferralPage() {
  const params = useParams<{ referralID: string }>()
  const query = useQuery(() => ({
    queryKey: ["referral", params.referralID],
    queryFn: () => readReferral(params.referralID),
    // Each reading is written down.
    refetchOnWindowFocus: false,
  }))
  return (
    <RecordPage query={query} title={referral("title")} up={{ href: listAddress("/referrals"), label: referral("up") }}>
      {(row) => <Found row={row()} />}
    </RecordPage>
  )
}

/** It did not work there: somebody else may. */
const wantsAnother = (row: Info) =>
  row.state.status === "declined" ||
  row.state.status === "expired" ||
  (row.escalatedAt !== null && (row.state.status === "sent" || row.state.status === "opened"))

function Found(props: { row: Info }) {
  const [act, setAct] = createSignal<Act>()
  const accounts = useAccounts()
  const moments = () => props.row.timeline.map((entry) => momentOf(entry, accounts.names())).reverse()
  return (
    <Page
      title={props.row.folio}
      up={{ href: listAddress("/referrals"), label: referral("up") }}
      sub={
        <span class="casefile-head">
          <StatusChips row={props.row} />
          <Chip tone={urgencyTone[props.row.urgency]}>{domain(`urgency.${props.row.urgency}`)}</Chip>
        </span>
      }
      actions={<Buttons row={props.row} open={setAct} />}
    >
      <div class="cols">
        <div class="stack" data-gap="large">
          <Next row={props.row} />
          <Show when={wantsAnother(props.row)}>
            <Again row={props.row} />
          </Show>
          <FactsCard row={props.row} />
        </div>
        <Card title={referral("timeline")}>
          <Timeline moments={moments()} label={referral("timeline")} />
        </Card>
      </div>
      <Dialogs act={act()} row={props.row} close={() => setAct(undefined)} />
    </Page>
  )
}

function FactsCard(props: { row: Info }) {
  const consents = useConsents(() => props.row.casefileID)
  const given = () => arrived(consents)?.items.find(({ consentID }) => consentID === props.row.consentID)
  return (
    <Card title={referral("facts")}>
      <Facts>
        <Fact term={referral("casefile")}>
          <A class="mono" href={`/casefiles/${props.row.casefileID}`}>
            {props.row.casefileFolio}
          </A>
        </Fact>
        <Fact term={referral("organization")}>
          <A href={`/directory/${props.row.organizationID}`}>{props.row.organizationName}</A>
        </Fact>
        <Fact term={referral("category")}>{categoryName(props.row.category)}</Fact>
        <Fact term={referral("made")}>{dateTime(props.row.createdAt)}</Fact>
        <Fact term={referral("consent")}>
          <Show when={given()} fallback="…">
            {(consent) => (
              <>
                <Show when={lostConsent(props.row)} fallback={fieldNames(consent().fields)}>
                  {(why) => (
                    <>
                      <s>{fieldNames(consent().fields)}</s> <Chip tone="bad">{referral(`consent.${why()}`)}</Chip>
                    </>
                  )}
                </Show>
                <br />
                <Show when={!lostConsent(props.row)}>
                  <span class="small quiet">{refer("make.until", { date: dateTime(consent().endsAt) })}</span>
                </Show>
              </>
            )}
          </Show>
        </Fact>
      </Facts>
    </Card>
  )
}
