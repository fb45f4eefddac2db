import { isSheltering } from "@ventanilla/core/data/categories"
import {
  AddLocationInput,
  type Address,
  type HiddenBy,
  type Info,
  type Location,
  LocationDetails,
} from "@ventanilla/core/directory/directory/schema"
import { Show } from "solid-js"
import { ui } from "../../i18n/ui"
import { Button } from "../../ui/button"
import { Checkbox } from "../../ui/checkbox"
import { Dialog } from "../../ui/dialog"
import { type At, type Bound, type Control, createForm } from "../../ui/form"
import { createMerge, filled } from "../../ui/merge"
import { MergeDialog } from "../../ui/merge-dialog"
import { Select } from "../../ui/select"
import { Submit, useDone } from "../../ui/submit"
import { NumberField, TextField } from "../../ui/text-field"
import { CountyField } from "./counties"
import { fieldName, fieldSaid } from "./described.words"
import { addLocation, changeLocation, readOrganization } from "./directory.calls"
import { place } from "./place.i18n"
import { WhatIsPublic } from "./what-is-public"

type Props = { organization: Info; location?: Location; close: () => void }

const detailsOf = ({ locationID: _, organizationID: __, hiddenBy: ___, ...details }: Location): LocationDetails =>
  details
/** In the United States, until somebody says otherwise. */
const freshAddress = { country: "US" }

/** A new location, or one that changes. */
export function LocationForm(props: Props) {
  const form = locationForm(props)
  return (
    <Dialog open onClose={props.close} title={place(props.location ? "changeLocationTitle" : "addLocationTitle")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <Checkbox
          label={place("confidential")}
          hint={place("confidentialHint")}
          field={form.at<boolean>("location.confidential")}
        />
        <WhatIsPublic
          published={props.organization.details.published}
          hiddenBy={hiddenBy(props, form.at<boolean>("location.confidential").value() ?? false)}
          active={form.at<LocationDetails["status"]>("location.status").value() !== "inactive"}
        />
        <LocationFields at={form.at} />
        <Show when={props.location}>
          <Active field={form.at<LocationDetails["status"]>("location.status")} />
        </Show>
        <Submit form={form} label={ui("save")} onCancel={props.close} />
      </form>
      <MergeDialog merge={form.merge} label={fieldName} show={fieldSaid} />
    </Dialog>
  )
}

function locationForm({ organization, location, close }: Props) {
  const { organizationID, version } = organization
  const merge = createMerge<LocationDetails>({
    base: { values: location ? detailsOf(location) : LocationDetails.parse({}), version },
    read: async () => {
      const now = await readOrganization(organizationID)
      const its = now.locations.find((one) => one.locationID === location?.locationID) ?? location
      return { values: its ? detailsOf(its) : LocationDetails.parse({}), version: now.version }
    },
    whole: ["address"],
  })
  const form = createForm({
    schema: AddLocationInput,
    initial: {
      organizationID,
      location: location ? filled(detailsOf(location)) : { kind: "physical", address: freshAddress as Address },
    },
    send: (input, key): Promise<unknown> =>
      location
        ? merge.send(input.location, key, (mine, read, again) =>
            changeLocation(
              { organizationID, locationID: location.locationID },
              { location: mine, version: read },
              again,
            ),
          )
        : addLocation(organizationID, input.location, key),
    done: useDone("directory", close)(() => place(location ? "saved" : "locationAdded")),
  })
  return { ...form, merge }
}

/** What keeps it from being published, as the form stands; a place of no service yet is where its organisation's are. */
function hiddenBy({ organization, location }: Props, confidential: boolean): HiddenBy | null {
  if (location?.hiddenBy === "organization" || location?.hiddenBy === "shelter") return location.hiddenBy
  if (organization.details.confidential) return "organization"
  if (!location && organization.services.some(({ category }) => isSheltering(category))) return "shelter"
  return confidential ? "location" : null
}

function LocationFields(props: { at: At }) {
  return (
    <>
      <CountyField label={place("placeOf")} field={props.at("location.place")} />
      <TextField label={place("name")} hint={place("nameHint")} optional field={props.at("location.name")} />
      <Select
        label={place("kind")}
        field={props.at<LocationDetails["kind"]>("location.kind")}
        options={LocationDetails.shape.kind.unwrap().options.map((value) => ({ value, label: place(`kind.${value}`) }))}
      />
      <AddressFields at={props.at} />
      <TextField
        label={place("accessibility")}
        hint={place("accessibilityHint")}
        optional
        rows={2}
        field={props.at("location.accessibility")}
      />
      <TextField label={place("transportation")} optional rows={2} field={props.at("location.transportation")} />
    </>
  )
}

/** Its address, if it is written down at all; taken out and put back, what was typed is there again. */
function AddressFields(props: { at: At }) {
  const address = props.at<Partial<Address>>("location.address")
  let typed: Partial<Address> = freshAddress
  const remove = () => {
    typed = address.value() ?? freshAddress
    address.set(undefined)
    for (const part of ["latitude", "longitude"]) props.at<number>(`location.${part}`).set(undefined)
  }
  return (
    <Show
      when={address.value()}
      fallback={
        <div>
          <Button onClick={() => address.set(typed)}>{place("addAddress")}</Button>
        </div>
      }
    >
      <fieldset class="panel stack">
        <legend>{place("address")}</legend>
        <TextField label={place("line1")} field={props.at("location.address.line1")} />
        <TextField label={place("line2")} optional field={props.at("location.address.line2")} />
        <div class="field-pair">
          <TextField label={place("city")} field={props.at("location.address.city")} />
          <TextField label={place("region")} field={props.at("location.address.region")} />
          <TextField label={place("postalCode")} field={props.at("location.address.postalCode")} />
          <TextField label={place("country")} field={props.at("location.address.country")} />
        </div>
        <div class="field-pair">
          <NumberField exact label={place("latitude")} optional field={props.at<number>("location.latitude")} />
          <NumberField exact label={place("longitude")} optional field={props.at<number>("location.longitude")} />
        </div>
        <p class="hint">{place("pointHint")}</p>
        <div>
          <Button kind="quiet" size="small" onClick={remove}>
            {place("removeAddress")}
          </Button>
        </div>
      </fieldset>
    </Show>
  )
}

function Active(props: { field: Control<LocationDetails["status"]> }) {
  const on: Bound<boolean | undefined> = {
    name: props.field.name,
    value: () => props.field.value() === "active",
    set: (active) => props.field.set(active ? "active" : "inactive"),
    error: props.field.error,
  }
  return <Checkbox label={place("active")} hint={place("activeHint")} field={on} />
}
