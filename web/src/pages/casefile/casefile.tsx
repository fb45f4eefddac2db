import { useParams } from "@solidjs/router"
import type { Info } from "@ventanilla/core/casefile/schema"
import { createSignal, Match, Show, Switch } from "solid-js"
import { arrived } from "../../context/call"
import { can } from "../../context/nav"
import { day, now } from "../../context/time"
import { casefile } from "../../i18n/casefile"
import { domain } from "../../i18n/domain"
import { history } from "../../i18n/history"
import { Button, ButtonLink } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { ErrorNote, Note, Skeleton } from "../../ui/empty"
import { listAddress } from "../../ui/list-place"
import { Page } from "../../ui/page"
import { Timeline } from "../../ui/timeline"
import { Acts } from "./acts"
import { addressOf, urgencyTone } from "./casefile.words"
import { Consents } from "./consents"
import { ContactCard } from "./contact-card"
import { FactsCard } from "./facts"
import { Ledger } from "./ledger"
import { momentsOf } from "./moments"
import { ReferralsCard } from "./referrals"
import { useWholeCaseFile, type Whole } from "./use-casefile"
import "./casefile.css"

/** One case file: what is safe, what she wants, what she allowed, where she was referred, who saw what. */
export default function CaseFilePage() {
  const params = useParams<{ casefileID: string }>()
  const whole = useWholeCaseFile(() => params.casefileID)
  return (
    <Switch
      fallback={
        <div class="page">
          <Skeleton lines={8} />
        </div>
      }
    >
      <Match when={arrived(whole.casefile)}>{(file) => <Found file={file()} whole={whole} />}</Match>
      <Match when={whole.casefile.error}>
        <Page title={casefile("title")} up={{ href: listAddress("/casefiles"), label: casefile("up") }}>
          <ErrorNote problem={whole.casefile.error} retry={() => void whole.casefile.refetch()} />
        </Page>
      </Match>
    </Switch>
  )
}

function Found(props: { file: Info; whole: Whole }) {
  const [act, setAct] = createSignal<"change" | "assign" | "close" | "reopen">()
  const open = () => props.file.status === "open"
  const moments = () =>
    momentsOf(
      {
        casefile: props.file,
        person: arrived(props.whole.person),
        consents: arrived(props.whole.consents)?.items ?? [],
        referrals: arrived(props.whole.referrals)?.items ?? [],
        disclosures: arrived(props.whole.disclosures)?.items ?? [],
        organizations: props.whole.organizations(),
        accounts: props.whole.accounts.names(),
      },
      now().toISOString(),
    )
  return (
    <Page
      title={props.file.folio}
      up={{ href: listAddress("/casefiles"), label: casefile("up") }}
      sub={
        <span class="casefile-head">
          <Chip tone={urgencyTone[props.file.urgency]}>{domain(`urgency.${props.file.urgency}`)}</Chip>
          <Chip tone={open() ? "ok" : "mute"}>{casefile(`status.${props.file.status}`)}</Chip>
          <span>
            {casefile("opened")}: {day(props.file.openedAt)}
          </span>
        </span>
      }
      actions={
        <Show
          when={open()}
          fallback={
            <Show when={can("casefile.reopen")}>
              <Button kind="primary" onClick={() => setAct("reopen")}>
                {casefile("reopen")}
              </Button>
            </Show>
          }
        >
          <Show when={can("casefile.close")}>
            <Button kind="quiet" onClick={() => setAct("close")}>
              {casefile("close")}
            </Button>
          </Show>
          <Show when={can("referral.make")}>
            <ButtonLink kind="primary" href={`${addressOf(props.file)}/refer`}>
              {casefile("refer")}
            </ButtonLink>
          </Show>
        </Show>
      }
    >
      <Show when={!open()}>
        <Note tone="warn">{casefile("person.closedNote")}</Note>
      </Show>
      <div class="cols">
        <div class="stack" data-gap="large">
          <ContactCard query={props.whole.person} mayChange={open()} />
          <FactsCard
            file={props.file}
            accounts={props.whole.accounts.names()}
            change={() => setAct("change")}
            assign={() => setAct("assign")}
          />
          <Consents file={props.file} query={props.whole.consents} organizations={props.whole.organizations()} />
          <ReferralsCard file={props.file} query={props.whole.referrals} />
          <Ledger query={props.whole.disclosures} organizations={props.whole.organizations()} />
        </div>
        <Card title={history("timeline")}>
          <Timeline moments={moments()} label={history("timeline")} />
        </Card>
      </div>
      <Acts act={act()} file={props.file} close={() => setAct(undefined)} accounts={props.whole.accounts.list()} />
    </Page>
  )
}
