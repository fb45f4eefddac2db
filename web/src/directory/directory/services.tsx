import { A } from "@solidjs/router"
import type { Info, Service } from "@ventanilla/core/directory/directory/schema"
import { createSignal, For, Show } from "solid-js"
import { categoryName } from "../../context/categories"
import { can } from "../../context/nav"
import { spokenNames } from "../../context/spoken"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Empty } from "../../ui/empty"
import { areaOf } from "../guide/found"
import { hoursOf } from "../guide/hours"
import { DescribeService } from "./describe"
import { described } from "./described.i18n"
import { directory } from "./directory.i18n"
import { ServiceForm } from "./service-form"

/** What it offers, to whom and in which languages. */
export function Services(props: { organization: Info }) {
  const [editing, setEditing] = createSignal<Service | "new">()
  const [describing, setDescribing] = createSignal<Service>()
  return (
    <Card
      flush
      title={directory("services")}
      aside={
        <Show when={can("service.add")}>
          <Button size="small" onClick={() => setEditing("new")}>
            {directory("services.add")}
          </Button>
        </Show>
      }
    >
      <Show
        when={props.organization.services.length}
        fallback={<Empty title={directory("services.empty")}>{directory("services.emptyText")}</Empty>}
      >
        <ul class="rows">
          <For each={props.organization.services}>
            {(service) => (
              <li>
                <div>
                  <p class="row" data-gap="small">
                    <A
                      class="row-link"
                      href={`/directory/${props.organization.organizationID}/services/${service.serviceID}`}
                    >
                      {service.name}
                    </A>
                    <Show when={service.status === "inactive"}>
                      <Chip>{directory("service.inactive")}</Chip>
                    </Show>
                  </p>
                  <p>{categoryName(service.category)}</p>
                  <p class="small quiet">
                    {spokenNames(service.languages)}
                    {" · "}
                    {areaOf({ counties: service.details.counties, area: service.serviceArea })}
                    {" · "}
                    {hoursOf(service.details.hours, service.details.unread.schedules, service.details.hours.note)}
                  </p>
                </div>
                <Show when={can("service.change")}>
                  <div class="act">
                    <Button
                      size="small"
                      onClick={() => setDescribing(service)}
                      aria-label={`${described("describe")}: ${service.name}`}
                    >
                      {described("describe")}
                    </Button>
                    <Button
                      size="small"
                      onClick={() => setEditing(service)}
                      aria-label={`${directory("change")}: ${service.name}`}
                    >
                      {directory("change")}
                    </Button>
                  </div>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={describing()} keyed>
        {(service) => (
          <DescribeService organization={props.organization} service={service} close={() => setDescribing(undefined)} />
        )}
      </Show>
      <Show when={editing()} keyed>
        {(what) => (
          <ServiceForm
            organization={props.organization}
            {...(what === "new" ? {} : { service: what })}
            close={() => setEditing(undefined)}
          />
        )}
      </Show>
    </Card>
  )
}
