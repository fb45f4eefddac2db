import { useQuery } from "@tanstack/solid-query"
import { Show } from "solid-js"
import { arrived } from "../../../context/call"
import { CapacityChip } from "../../../directory/directory/capacity"
import { listOrganizations } from "../../../directory/directory/directory.calls"
import { Load } from "../../../ui/load"
import { Select } from "../../../ui/select"
import { consent } from "./consent.i18n"
import type { ConsentForm } from "./consent-form"
import { Questions } from "./questions"
import { toAsk } from "./why"

/** One organisation, and what to talk about before anything is given to it. */
export function Who(props: { form: ConsentForm; early: boolean }) {
  const query = useQuery(() => ({
    queryKey: ["organizations", "names"],
    queryFn: () => listOrganizations({}, undefined, 100),
  }))
  const field = () => props.form.field("organizationID")
  const chosen = () => arrived(query)?.items.find(({ organizationID }) => organizationID === field().value())
  return (
    <>
      <p>{consent("who.text")}</p>
      <Load query={query}>
        {(data) => (
          <Select
            label={consent("who.organization")}
            field={field()}
            options={data()
              .items.filter(({ status }) => status === "active")
              .map(({ organizationID, name }) => ({ value: organizationID, label: name }))}
          />
        )}
      </Load>
      <Show when={chosen()}>
        {(organization) => (
          <p class="row">
            <CapacityChip capacity={organization().capacity} />
            <Show when={organization().phone}>
              {(phone) => <span>{consent("who.phone", { phone: phone() })}</span>}
            </Show>
            <Show when={organization().contactName}>
              {(name) => <span>{consent("who.contact", { name: name() })}</span>}
            </Show>
          </p>
        )}
      </Show>
      <Questions form={props.form} list={toAsk.who} early={props.early} />
      <p class="small quiet">{consent("who.ask4")}</p>
    </>
  )
}
