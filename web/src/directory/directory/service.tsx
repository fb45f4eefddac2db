import { useParams } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import type { Info, Service } from "@ventanilla/core/directory/directory/schema"
import { createSignal, For, type JSX, Match, Show, Switch } from "solid-js"
import { categoryName } from "../../context/categories"
import { can } from "../../context/nav"
import { spokenNames } from "../../context/spoken"
import { Button } from "../../ui/button"
import { Card, Fact, Facts } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Empty } from "../../ui/empty"
import { Page, RecordPage } from "../../ui/page"
import { areaOf } from "../guide/found"
import { hoursOf } from "../guide/hours"
import { AsCame } from "./as-came"
import { DescribeService } from "./describe"
import { described } from "./described.i18n"
import { fieldSaid, phoneSaid } from "./described.words"
import { readOrganization } from "./directory.calls"
import { HoursForm } from "./hours-form"
import { LocationWords } from "./locations"
import { PhonesForm } from "./phones-form"
import { place } from "./place.i18n"
import { WhereForm } from "./where-form"
import "../../ui/casefile.css"

/** One service: whom it takes, when it is open, by which numbers it is reached, and where it is given. */
export default function ServicePage() {
  const params = useParams<{ organizationID: string; serviceID: string }>()
  const query = useQuery(() => ({
    queryKey: ["organization", params.organizationID],
    queryFn: () => readOrganization(params.organizationID),
  }))
  const up = () => ({ href: `/directory/${params.organizationID}`, label: place("up") })
  return (
    <RecordPage query={query} title={place("loading")} up={up()}>
      {(organization) => (
        <Show
          when={organization().services.find(({ serviceID }) => serviceID === params.serviceID)}
          fallback={
            <Page title={place("loading")} up={up()}>
              <Empty>{place("gone")}</Empty>
            </Page>
          }
        >
          {(service) => <Found organization={organization()} service={service()} up={up()} />}
        </Show>
      )}
    </RecordPage>
  )
}

type Part = "who" | "hours" | "phones" | "where"
type Props = { organization: Info; service: Service }

function Found(props: Props & { up: { href: string; label: string } }) {
  const [changing, setChanging] = createSignal<Part>()
  const its = () => props.service
  const close = () => setChanging(undefined)
  const part = (name: Part, title: () => string, children: JSX.Element) => (
    <Card
      title={title()}
      aside={
        <Show when={can("service.describe")}>
          <Button size="small" aria-label={place("changeWhat", { what: title() })} onClick={() => setChanging(name)}>
            {place("change")}
          </Button>
        </Show>
      }
    >
      {children}
    </Card>
  )
  return (
    <Page title={its().name} up={{ ...props.up, label: props.organization.name }} sub={<Marks service={its()} />}>
      <div class="cols">
        <div class="stack" data-gap="large">
          {part("hours", () => place("hours"), <Hours service={its()} />)}
          {part("phones", () => place("phones"), <Phones service={its()} />)}
          {part("where", () => place("where"), <Where organization={props.organization} service={its()} />)}
        </div>
        <div class="stack" data-gap="large">
          {part("who", () => place("who"), <Who service={its()} />)}
        </div>
      </div>
      <Switch>
        <Match when={changing() === "who"}>
          <DescribeService organization={props.organization} service={its()} close={close} />
        </Match>
        <Match when={changing() === "hours"}>
          <HoursForm organization={props.organization} service={its()} close={close} />
        </Match>
        <Match when={changing() === "phones"}>
          <PhonesForm organization={props.organization} service={its()} close={close} />
        </Match>
        <Match when={changing() === "where"}>
          <WhereForm organization={props.organization} service={its()} close={close} />
        </Match>
      </Switch>
    </Page>
  )
}

function Marks(props: { service: Service }) {
  return (
    <span class="casefile-head">
      <span>{categoryName(props.service.category)}</span>
      <Chip>{place(props.service.details.published ? "published" : "unpublished")}</Chip>
      <Show when={props.service.status === "inactive"}>
        <Chip>{place("inactive")}</Chip>
      </Show>
    </span>
  )
}

function Hours(props: { service: Service }) {
  const hours = () => props.service.details.hours
  const isSaid = () => hours().always || hours().openings.length > 0
  return (
    <>
      <Show when={isSaid()} fallback={<p class="quiet">{place("noHours")}</p>}>
        <p>{hoursOf(hours())}</p>
      </Show>
      <AsCame texts={props.service.details.unread.schedules} />
      <Show when={hours().note}>{(note) => <p class="small quiet">{note()}</p>}</Show>
      <Show when={hours().timeZone}>
        {(zone) => <p class="small quiet">{`${place("zone")}: ${zone().replaceAll("_", " ")}`}</p>}
      </Show>
    </>
  )
}

function Phones(props: { service: Service }) {
  return (
    <>
      <Show when={props.service.details.phones.length} fallback={<p class="quiet">{place("noPhones")}</p>}>
        <ul class="stack" data-gap="small">
          <For each={props.service.details.phones}>{(phone) => <li>{phoneSaid(phone)}</li>}</For>
        </ul>
      </Show>
      <AsCame texts={props.service.details.unread.phones} />
    </>
  )
}

function Where(props: Props) {
  const at = () =>
    props.organization.locations.filter(({ locationID }) => props.service.details.locationIDs.includes(locationID))
  return (
    <Facts>
      <Fact term={place("counties")}>
        {areaOf({ counties: props.service.details.counties, area: props.service.serviceArea })}
      </Fact>
      <Fact term={place("at")}>
        <Show when={at().length} fallback={place("noAt")}>
          <ul class="stack" data-gap="small">
            <For each={at()}>
              {(location) => (
                <li>
                  <LocationWords location={location} />
                </li>
              )}
            </For>
          </ul>
        </Show>
      </Fact>
    </Facts>
  )
}

function Who(props: { service: Service }) {
  const its = () => props.service.details
  const eligibility = () => its().eligibility
  return (
    <Facts>
      <Show when={its().unread.languages.length}>
        <Fact term={described("spoken")}>
          <AsCame texts={its().unread.languages} />
        </Fact>
      </Show>
      <Fact term={described("undocumented")}>{described(eligibility().undocumented)}</Fact>
      <Fact term={described("identification")}>
        {fieldSaid("eligibility.identification", eligibility().identification)}
      </Fact>
      <Fact term={described("children")}>{described(eligibility().children)}</Fact>
      <Show when={eligibility().boysMaxAge !== null}>
        <Fact term={described("boys")}>{eligibility().boysMaxAge}</Fact>
      </Show>
      <Fact term={described("pets")}>{described(eligibility().pets)}</Fact>
      <Fact term={described("fee")}>{its().fee.text ?? fieldSaid("fee.kind", its().fee.kind)}</Fact>
      <Fact term={described("walkIn")}>{described(its().walkIn)}</Fact>
      <Show when={its().spokenOnSite.length}>
        <Fact term={described("spoken")}>{spokenNames(its().spokenOnSite)}</Fact>
      </Show>
    </Facts>
  )
}
