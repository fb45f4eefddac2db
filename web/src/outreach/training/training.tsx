import { useParams } from "@solidjs/router"
import { placeName } from "@ventanilla/core/data/counties"
import type { Info } from "@ventanilla/core/outreach/training/schema"
import { createSignal, For, Show } from "solid-js"
import { locale } from "../../context/language"
import { can } from "../../context/nav"
import { spokenNames } from "../../context/spoken"
import { number, plainDay } from "../../context/time"
import { useOrganizationNames } from "../../directory/directory/directory.calls"
import { Button } from "../../ui/button"
import { Card, Fact, Facts } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Empty } from "../../ui/empty"
import { Levels } from "../../ui/levels"
import { listAddress } from "../../ui/list-place"
import { Page, RecordPage } from "../../ui/page"
import { Files } from "../attachment/files"
import { CancelTraining, FollowTraining } from "./acts"
import { HoldTraining } from "./hold"
import { useTraining } from "./training.calls"
import { training } from "./training.i18n"
import { StatusChip, totalOf, whenWords } from "./training.words"
import "../../ui/casefile.css"

/** One training: what was planned, who came, what was agreed. */
export default function TrainingPage() {
  const params = useParams<{ trainingID: string }>()
  const query = useTraining(() => params.trainingID)
  return (
    <RecordPage query={query} title={training("title")} up={{ href: listAddress("/trainings"), label: training("up") }}>
      {(item) => <Found item={item()} />}
    </RecordPage>
  )
}

function Found(props: { item: Info }) {
  const [asked, setAsked] = createSignal<"hold" | "cancel" | "follow">()
  const item = () => props.item
  const close = () => setAsked(undefined)
  return (
    <Page
      title={item().title}
      up={{ href: listAddress("/trainings"), label: training("up") }}
      sub={
        <span class="casefile-head">
          <StatusChip item={item()} />
          <Chip tone="brand">{training(`audience.${item().audience}`)}</Chip>
          <For each={item().topics}>{(topic) => <Chip>{training(`topic.${topic}`)}</Chip>}</For>
          <Show when={item().reason}>{(reason) => <Chip tone="mute">{training(`reason.${reason()}`)}</Chip>}</Show>
        </span>
      }
      actions={
        <Show when={item().status !== "cancelled" && can("training.hold")}>
          <Button kind="quiet" onClick={() => setAsked("cancel")}>
            {training(item().status === "held" ? "mistake" : "cancel")}
          </Button>
          <Button kind="primary" onClick={() => setAsked("hold")}>
            {training(item().report ? "correct" : "hold")}
          </Button>
        </Show>
      }
    >
      <div class="cols">
        <div class="stack" data-gap="large">
          <Outcome item={item()} />
          <Show when={can("attachment.list")}>
            <Files owner="training" ownerID={item().trainingID} />
          </Show>
        </div>
        <div class="stack" data-gap="large">
          <Its item={item()} />
          <Follows item={item()} add={() => setAsked("follow")} />
        </div>
      </div>
      <Show when={asked() === "hold"}>
        <HoldTraining item={item()} close={close} />
      </Show>
      <Show when={asked() === "follow"}>
        <FollowTraining item={item()} close={close} />
      </Show>
      <CancelTraining item={item()} open={asked() === "cancel"} close={close} />
    </Page>
  )
}

function summed<K extends string>(rows: readonly { key: K; heads: number }[]): { key: K; heads: number }[] {
  const sums = new Map<K, number>()
  for (const { key, heads } of rows) sums.set(key, (sums.get(key) ?? 0) + heads)
  return [...sums].map(([key, heads]) => ({ key, heads })).sort((a, b) => b.heads - a.heads)
}

function Outcome(props: { item: Info }) {
  return (
    <Show
      when={props.item.report}
      fallback={
        <Card>
          <Empty title={training("notYet")}>{training("notYetText")}</Empty>
        </Card>
      }
    >
      {(report) => (
        <>
          <Card
            title={training("byAgency")}
            aside={<strong>{training("total", { count: totalOf(props.item) })}</strong>}
          >
            <Levels
              label={training("byAgency")}
              levels={summed(report().attendance.map(({ agency, heads }) => ({ key: agency, heads }))).map(
                ({ key, heads }) => ({ name: training(`agency.${key}`), value: heads }),
              )}
            />
          </Card>
          <Card title={training("byLevel")}>
            <Levels
              label={training("byLevel")}
              levels={summed(report().attendance.map(({ level, heads }) => ({ key: level, heads }))).map(
                ({ key, heads }) => ({ name: training(`level.${key}`), value: heads }),
              )}
            />
          </Card>
          <Show when={report().agreed}>
            {(agreed) => (
              <Card title={training("agreed")}>
                <p>{agreed()}</p>
              </Card>
            )}
          </Show>
        </>
      )}
    </Show>
  )
}

const money = (cents: number, currency: string) =>
  new Intl.NumberFormat(locale(), { style: "currency", currency }).format(cents / 100)

function Its(props: { item: Info }) {
  const item = () => props.item
  const report = () => props.item.report
  const names = useOrganizationNames()
  const where = () => {
    const { mode, countyFips } = item()
    return [training(`mode.${mode}`), countyFips && placeName(`US-${countyFips}`)].filter(Boolean).join(" · ")
  }
  return (
    <Card title={training("facts")}>
      <Facts>
        <Fact term={training("whenIs")}>
          <p>{whenWords(item())}</p>
          <p class="small quiet">{training("inZone", { zone: item().timeZone.replaceAll("_", " ") })}</p>
        </Fact>
        <Fact term={training("whereIs")}>
          <p>{item().place ?? "—"}</p>
          <p class="small quiet">{where()}</p>
        </Fact>
        <Show when={item().host}>{(host) => <Fact term={training("host")}>{host()}</Fact>}</Show>
        <Show when={item().partners.length}>
          <Fact term={training("withWhom")}>
            <For each={item().partners}>{(id) => <p>{names().get(id) ?? "…"}</p>}</For>
          </Fact>
        </Show>
        <Show when={item().speakers.length}>
          <Fact term={training("speakers")}>
            <For each={item().speakers}>{(speaker) => <p>{speaker}</p>}</For>
          </Fact>
        </Show>
        <Show when={item().plannedHeads !== null}>
          <Fact term={training("plannedHeads")}>
            <span>{number(item().plannedHeads ?? 0)}</span>
          </Fact>
        </Show>
        <Show when={report()?.satisfaction}>
          {(said) => (
            <Fact term={training("satisfaction")}>
              <span>{training("ofAsked", { some: said().satisfied, all: said().asked })}</span>
            </Fact>
          )}
        </Show>
        <Show when={report()?.languages.length}>
          <Fact term={training("languages")}>
            <span>{spokenNames(report()?.languages ?? [])}</span>
          </Fact>
        </Show>
        <Show when={report()?.materials.length}>
          <Fact term={training("materials")}>
            <For each={report()?.materials}>{(material) => <p>{material}</p>}</For>
          </Fact>
        </Show>
        <Show when={report()?.costs.length}>
          <Fact term={training("costTotal")}>
            <For each={report()?.costs}>{({ amountCents, currency }) => <p>{money(amountCents, currency)}</p>}</For>
          </Fact>
        </Show>
      </Facts>
    </Card>
  )
}

function Follows(props: { item: Info; add: () => void }) {
  return (
    <Card
      flush
      title={training("follows")}
      aside={
        <Show when={props.item.status !== "cancelled" && can("training.follow")}>
          <Button size="small" onClick={props.add}>
            {training("follow")}
          </Button>
        </Show>
      }
    >
      <Show
        when={props.item.follows.length}
        fallback={<Empty title={training("followsEmpty")}>{training("followsEmptyText")}</Empty>}
      >
        <ul class="rows">
          <For each={props.item.follows}>
            {(one) => (
              <li>
                <div>
                  <p>{one.what}</p>
                  <p class="small quiet">{plainDay(one.dueOn)}</p>
                </div>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  )
}
