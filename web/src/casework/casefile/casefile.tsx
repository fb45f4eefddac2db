import { useParams } from "@solidjs/router"
import type { Shown } from "@ventanilla/core/casework/casefile/schema"
import { createSignal, For, Match, Show, Suspense, Switch } from "solid-js"
import { can } from "../../context/nav"
import { day } from "../../context/time"
import Strip from "../../followup/followup/strip"
import { domain } from "../../i18n/domain"
import { Button, ButtonLink } from "../../ui/button"
import { Chip } from "../../ui/chip"
import { Note, Skeleton } from "../../ui/empty"
import { later } from "../../ui/later"
import { listAddress } from "../../ui/list-place"
import { Page, RecordPage } from "../../ui/page"
import { AccessBanner } from "./access/banner"
import type { CardProps } from "./card-props"
import { casefile } from "./casefile.i18n"
import { addressOf, urgencyTone } from "./casefile.words"
import { ContactCard } from "./contact-card"
import { FactsCard } from "./facts"
import NextCard from "./next-card"
import { TabBar } from "./tab-bar"
import { cardsOf, isTab, type Tab } from "./tabs"
import TimelineCard from "./timeline-card"
import { useWholeCaseFile, type Whole } from "./use-casefile"
import "../../ui/casefile.css"

const Acts = later(async () => (await import("./acts")).Acts)

/** One case file: what is safe, what she wants, what she allowed, where she was referred, who saw what. */
export default function CaseFilePage() {
  const params = useParams<{ casefileID: string; tab?: string }>()
  const whole = useWholeCaseFile(() => params.casefileID)
  return (
    <RecordPage
      query={whole.casefile}
      title={casefile("title")}
      up={{ href: listAddress("/casefiles"), label: casefile("up") }}
      instead={<AccessBanner casefileID={params.casefileID} />}
    >
      {(file) => <Found file={file()} whole={whole} tab={isTab(params.tab) ? params.tab : "overview"} />}
    </RecordPage>
  )
}

function Found(props: { file: Shown; whole: Whole; tab: Tab }) {
  const [act, setAct] = createSignal<"change" | "assign" | "close" | "reopen">()
  const open = () => props.file.status === "open"
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
            <Show when={!props.file.erasedAt && can("casefile.reopen")}>
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
      <Show when={!open() && !props.file.erasedAt}>
        <Note tone="warn">{casefile("person.closedNote")}</Note>
      </Show>
      <Show when={props.file.erasedAt}>
        {(at) => (
          <Note>
            <p>
              <strong>{domain("erased")}</strong>
            </p>
            <p>{casefile("person.erasedText", { when: day(at()) })}</p>
            <p class="quiet">{casefile("person.erasedBackup")}</p>
          </Note>
        )}
      </Show>
      <Show when={!props.file.erasedAt} fallback={<Remains {...props} />}>
        <Suspense>
          <Strip file={props.file} whole={props.whole} open={open()} />
        </Suspense>
        <AccessBanner casefileID={props.file.casefileID} />
        <TabBar address={addressOf(props.file)} current={props.tab} />
        <Switch
          fallback={
            <div class="casefile-cards">
              <Cards of={props.tab} file={props.file} whole={props.whole} open={open()} />
            </div>
          }
        >
          <Match when={props.tab === "overview"}>
            <div class="cols">
              <div class="stack" data-gap="large">
                <NextCard file={props.file} whole={props.whole} open={open()} />
                <ContactCard query={props.whole.person} mayChange={open()} />
                <FactsCard
                  file={props.file}
                  accounts={props.whole.accounts.names()}
                  change={() => setAct("change")}
                  assign={() => setAct("assign")}
                />
                <Cards of="overview" file={props.file} whole={props.whole} open={open()} />
              </div>
              <TimelineCard file={props.file} whole={props.whole} open={open()} />
            </div>
          </Match>
          <Match when={props.tab === "sharing"}>
            <div class="stack" data-gap="large">
              <Cards of="sharing" file={props.file} whole={props.whole} open={open()} />
            </div>
          </Match>
        </Switch>
      </Show>
      <Show when={act()}>
        {(which) => (
          <Acts
            act={which()}
            file={props.file}
            close={() => setAct(undefined)}
            accounts={props.whole.accounts.list()}
          />
        )}
      </Show>
    </Page>
  )
}

/** What is left of a woman who was erased: her case file's facts, and what was done, without her. */
const Remains = (props: { file: Shown; whole: Whole }) => (
  <div class="cols">
    <FactsCard file={props.file} accounts={props.whole.accounts.names()} change={() => {}} assign={() => {}} />
    <TimelineCard file={props.file} whole={props.whole} open={false} />
  </div>
)

const Cards = (props: CardProps & { of: Tab }) => (
  <For each={cardsOf[props.of]}>
    {(One) => (
      <Suspense fallback={<Skeleton lines={4} />}>
        <One file={props.file} whole={props.whole} open={props.open} />
      </Suspense>
    )}
  </For>
)
