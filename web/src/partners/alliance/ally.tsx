import { A, useParams } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import type { Info as Commitment } from "@ventanilla/core/outreach/commitment/schema"
import { type Info, needsOpinion } from "@ventanilla/core/partners/alliance/schema"
import { createSignal, Show } from "solid-js"
import { arrived } from "../../context/call"
import { can } from "../../context/nav"
import { plainDay } from "../../context/time"
import { useOrganizationNames } from "../../directory/directory/directory.calls"
import { Files } from "../../outreach/attachment/files"
import { Button } from "../../ui/button"
import { Card, Fact, Facts } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { alliance } from "./alliance.i18n"
import { tones } from "./alliances"
import { allies } from "./allies.i18n"
import { readAlliance, useCommitments } from "./ally.calls"
import { AddPromise, DropPromise, Left, Promises, Renew } from "./ally.parts"
import { Steps } from "./ally.steps"
import { Terms } from "./ally.terms"

/** One instrument: its state and term, what it promises beside what happened, and the one that follows it. */
export default function AllyPage() {
  const params = useParams<{ allianceID: string }>()
  const query = useQuery(() => ({
    queryKey: ["alliances", "one", params.allianceID],
    queryFn: () => readAlliance(params.allianceID),
  }))
  const names = useOrganizationNames()
  const title = () => names().get(arrived(query)?.organizationID ?? "") ?? allies("title")
  return (
    <Page title={title()} up={{ href: "/alliances", label: allies("up") }}>
      <Load query={query}>{(row) => <Found row={row()} />}</Load>
    </Page>
  )
}

function Found(props: { row: Info }) {
  const [asking, setAsking] = createSignal<"renew" | "promise">()
  const [dropping, setDropping] = createSignal<Commitment>()
  const promises = useCommitments(() => props.row.allianceID)
  const its = () => props.row
  const isDue = () => !its().successorID && (its().status === "expiring" || its().status === "lapsed")
  const close = () => setAsking(undefined)
  return (
    <div class="cols">
      <div class="stack" data-gap="large">
        <Card
          flush
          title={allies("promises")}
          aside={
            <Show when={can("commitment.add") && its().status !== "ended"}>
              <Button size="small" onClick={() => setAsking("promise")}>
                {allies("addPromise")}
              </Button>
            </Show>
          }
        >
          <Load query={promises} lines={3}>
            {(data) => <Promises rows={data().items} drop={can("commitment.drop") ? setDropping : undefined} />}
          </Load>
        </Card>
        <Show when={can("attachment.list")}>
          <Files owner="alliance" ownerID={its().allianceID} />
        </Show>
      </div>
      <div class="stack" data-gap="large">
        <Card
          title={allies("facts")}
          aside={
            <Show when={isDue() && can("alliance.renew")}>
              <Button size="small" kind="primary" onClick={() => setAsking("renew")}>
                {allies("renew")}
              </Button>
            </Show>
          }
        >
          <Steps row={its()} />
          <Facts>
            <Fact term={allies("stage")}>
              <Chip tone={tones[its().status]}>{alliance(`status.${its().status}`)}</Chip>{" "}
              <Show when={isDue()}>
                <Left row={its()} />
              </Show>
            </Fact>
            <Fact term={allies("kind")}>{alliance(`kind.${its().kind}`)}</Fact>
            <Fact term={allies("runs")}>
              {allies("line", {
                from: plainDay(its().startsOn),
                to: its().runsUntil ? plainDay(its().runsUntil ?? "") : allies("open"),
              })}
            </Fact>
            <Fact term={allies("signedOn")}>{its().signedOn ? plainDay(its().signedOn ?? "") : allies("missing")}</Fact>
            <Show when={needsOpinion(its().kind)}>
              <Fact term={allies("opinion")}>
                <Show when={its().opinion} fallback={allies("missing")}>
                  {(opinion) => <>{allies("opinionOf", { number: opinion().number, date: plainDay(opinion().on) })}</>}
                </Show>
              </Fact>
            </Show>
            <Fact term={allies("organization")}>
              <A href={`/directory/${its().organizationID}`}>{allies("see")}</A>
            </Fact>
            <Show when={its().supersedes}>
              <Fact term={allies("before")}>
                <A href={`/alliances/${its().supersedes}`}>{allies("see")}</A>
              </Fact>
            </Show>
            <Show when={its().successorID}>
              <Fact term={allies("after")}>
                <A href={`/alliances/${its().successorID}`}>{allies("see")}</A>
              </Fact>
            </Show>
          </Facts>
        </Card>
        <Terms row={its()} />
      </div>
      <Show when={asking() === "renew"}>
        <Renew row={its()} close={close} />
      </Show>
      <Show when={asking() === "promise"}>
        <AddPromise row={its()} close={close} />
      </Show>
      <Show when={dropping()} keyed>
        {(row) => <DropPromise row={row} close={() => setDropping(undefined)} />}
      </Show>
    </div>
  )
}
