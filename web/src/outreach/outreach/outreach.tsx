import { useParams } from "@solidjs/router"
import { placeName } from "@ventanilla/core/data/counties"
import { headGroups } from "@ventanilla/core/data/outreach"
import type { Info } from "@ventanilla/core/outreach/outreach/schema"
import { createSignal, For, Show } from "solid-js"
import { useCatalogues } from "../../casework/casefile/sheet/sheet.calls"
import { categoryName } from "../../context/categories"
import { locale } from "../../context/language"
import { can } from "../../context/nav"
import { number } from "../../context/time"
import { useOrganizationNames } from "../../directory/directory/directory.calls"
import { Button, ButtonLink } from "../../ui/button"
import { Card, Fact, Facts } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Empty } from "../../ui/empty"
import { Levels } from "../../ui/levels"
import { listAddress } from "../../ui/list-place"
import { Page, RecordPage } from "../../ui/page"
import { Files } from "../attachment/files"
import { CancelOutreach } from "./cancel"
import { HoldOutreach } from "./hold"
import { useOutreach } from "./outreach.calls"
import { outreach } from "./outreach.i18n"
import { isLate, StatusChip, totalOf, whenWords } from "./outreach.words"
import { Signups } from "./signups"
import "../../ui/casefile.css"
import "./outreach.css"

/** One activity: what was planned, what took place, and what the public reads of it. */
export default function OutreachPage() {
  const params = useParams<{ outreachID: string }>()
  const query = useOutreach(() => params.outreachID)
  return (
    <RecordPage query={query} title={outreach("title")} up={{ href: listAddress("/outreach"), label: outreach("up") }}>
      {(item) => <Found item={item()} />}
    </RecordPage>
  )
}

function Found(props: { item: Info }) {
  const [holding, setHolding] = createSignal(false)
  const [cancelling, setCancelling] = createSignal(false)
  const catalogues = useCatalogues()
  const item = () => props.item
  const open = () => item().status !== "cancelled"
  return (
    <Page
      title={item().title}
      up={{ href: listAddress("/outreach"), label: outreach("up") }}
      sub={
        <span class="casefile-head">
          <StatusChip item={item()} late={isLate(item())} />
          <Chip>{outreach(`kind.${item().kind}`)}</Chip>
          <Show when={item().campaign}>
            {(campaign) => <Chip tone="brand">{catalogues.word("campaign", campaign())}</Chip>}
          </Show>
          <Show when={item().reason}>{(reason) => <Chip tone="mute">{outreach(`reason.${reason()}`)}</Chip>}</Show>
        </span>
      }
      actions={
        <Show when={open()}>
          <Show when={can("outreach.cancel")}>
            <Button kind="quiet" onClick={() => setCancelling(true)}>
              {outreach(item().status === "held" ? "mistake" : "cancel")}
            </Button>
          </Show>
          <Show when={can("outreach.change")}>
            <ButtonLink href={`/outreach/${item().outreachID}/change`}>{outreach("change")}</ButtonLink>
          </Show>
          <Show when={can("outreach.hold")}>
            <Button kind="primary" onClick={() => setHolding(true)}>
              {outreach(item().report ? "correct" : "hold")}
            </Button>
          </Show>
        </Show>
      }
    >
      <div class="cols">
        <div class="stack" data-gap="large">
          <Outcome item={item()} />
          <Show when={item().seats !== null && can("signup.list")}>
            <Signups item={item()} />
          </Show>
          <Show when={can("attachment.list")}>
            <Files owner="outreach" ownerID={item().outreachID} />
          </Show>
        </div>
        <div class="stack" data-gap="large">
          <ItsFacts item={item()} />
          <Show when={item().public}>
            <Card title={outreach("public2")}>
              <p>
                <strong>{item().publicTitle ?? item().title}</strong>
              </p>
              <p>{whenWords(item())}</p>
              <p class="quiet">{item().hidePlace ? outreach("placeByPhone") : (item().place ?? "—")}</p>
            </Card>
          </Show>
        </div>
      </div>
      <HoldOutreach item={item()} open={holding()} close={() => setHolding(false)} />
      <CancelOutreach item={item()} open={cancelling()} close={() => setCancelling(false)} />
    </Page>
  )
}

function Outcome(props: { item: Info }) {
  return (
    <Show
      when={props.item.report}
      fallback={
        <Card>
          <Empty title={outreach("notYet")}>{outreach("notYetText")}</Empty>
        </Card>
      }
    >
      {(report) => (
        <>
          <Card title={outreach("planAndActual")}>
            <Levels
              label={outreach("planAndActual")}
              levels={[
                ...(props.item.plannedHeads === null
                  ? []
                  : [{ name: outreach("plannedBar"), value: props.item.plannedHeads }]),
                { name: outreach("actualBar"), value: totalOf(report().heads) },
              ]}
            />
          </Card>
          <Card title={outreach("byGroup")}>
            <Levels
              label={outreach("byGroup")}
              levels={headGroups
                .map((group) => ({ name: outreach(`group.${group}`), value: report().heads[group] }))
                .filter(({ value }) => value > 0)}
            />
          </Card>
          <Show when={Object.keys(report().services).length}>
            <Card title={outreach("services")}>
              <Levels
                label={outreach("services")}
                levels={Object.entries(report().services).map(([category, value]) => ({
                  name: categoryName(category),
                  value: value ?? 0,
                }))}
              />
            </Card>
          </Show>
          <Show when={report().words}>
            {(words) => (
              <Card title={outreach("words")}>
                <p>{words()}</p>
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

function ItsFacts(props: { item: Info }) {
  const item = () => props.item
  const names = useOrganizationNames()
  const nameOf = (id: string) => names().get(id)
  const costs = () => {
    const sums = new Map<string, number>()
    for (const { currency, amountCents } of item().report?.costs ?? [])
      sums.set(currency, (sums.get(currency) ?? 0) + amountCents)
    return [...sums]
  }
  return (
    <Card title={outreach("facts")}>
      <Facts>
        <Fact term={outreach("whenIs")}>
          <p>{whenWords(item())}</p>
          <p class="small quiet">{outreach("inZone", { zone: item().timeZone.replaceAll("_", " ") })}</p>
        </Fact>
        <Fact term={outreach("whereIs")}>
          <p>{item().place ?? (item().mode === "online" ? outreach("mode.online") : "—")}</p>
          <p class="small quiet">
            {[outreach(`mode.${item().mode}`), item().countyFips && placeName(`US-${item().countyFips}`)]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </Fact>
        <Show when={item().programmes.length}>
          <Fact term={outreach("programmes")}>
            {item()
              .programmes.map((programme) => outreach(`programme.${programme}`))
              .join(" · ")}
          </Fact>
        </Show>
        <Show when={item().partners.length}>
          <Fact term={outreach("partners")}>
            <ul>
              <For each={item().partners}>{(id) => <li>{nameOf(id) ?? "…"}</li>}</For>
            </ul>
          </Fact>
        </Show>
        <Show when={item().report}>
          {(report) => (
            <Fact term={outreach("detections")}>
              <span>{number(report().detections)}</span>
            </Fact>
          )}
        </Show>
        <Show when={costs().length}>
          <Fact term={outreach("costTotal")}>
            <For each={costs()}>{([currency, cents]) => <p>{money(cents, currency)}</p>}</For>
          </Fact>
        </Show>
        <Show when={item().series}>
          <Fact term={outreach("series")}>{outreach("seriesText")}</Fact>
        </Show>
        <Show when={!item().planned}>
          <Fact term={outreach("plannedBar")}>{outreach("noPlan")}</Fact>
        </Show>
      </Facts>
    </Card>
  )
}
