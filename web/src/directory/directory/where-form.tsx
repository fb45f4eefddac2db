import type { Info, Service } from "@ventanilla/core/directory/directory/schema"
import { Show } from "solid-js"
import { ui } from "../../i18n/ui"
import { Checkboxes } from "../../ui/checkbox"
import { Dialog } from "../../ui/dialog"
import { MergeDialog } from "../../ui/merge-dialog"
import { Submit, useDone } from "../../ui/submit"
import { CountiesField } from "./counties"
import { fieldName, fieldSaid, locationSaid } from "./described.words"
import { serviceForm } from "./describing"
import { place } from "./place.i18n"

/** Which counties a service serves, and at which of its organisation's locations it is given. */
export function WhereForm(props: { organization: Info; service: Service; close: () => void }) {
  const form = serviceForm(
    props.organization,
    props.service,
    useDone("directory", props.close)(() => place("saved")),
  )
  const { locationIDs } = props.service.details
  const offered = props.organization.locations.filter(
    ({ status, locationID }) => status === "active" || locationIDs.includes(locationID),
  )
  return (
    <Dialog open onClose={props.close} title={place("where")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <CountiesField
          label={place("counties")}
          hint={place("countiesHint")}
          field={form.at<string[]>("details.counties")}
        />
        <Show when={offered.length} fallback={<p class="quiet">{place("atHint")}</p>}>
          <Checkboxes
            label={place("at")}
            optional
            field={form.at<string[]>("details.locationIDs")}
            options={offered.map((one) => ({ value: one.locationID, label: locationSaid(one) }))}
          />
        </Show>
        <Submit form={form} label={ui("save")} onCancel={props.close} />
      </form>
      <MergeDialog merge={form.merge} label={fieldName} show={fieldSaid} />
    </Dialog>
  )
}
