import type { Bound } from "../../ui/form"
import { TextField } from "../../ui/text-field"
import { directory } from "./directory.i18n"

/** Name, who attends, phone. */
export function OrganizationFields(props: { at: <T = string>(path: string) => Bound<T | undefined> }) {
  return (
    <>
      <TextField label={directory("form.name")} field={props.at("name")} />
      <TextField
        label={directory("form.contactName")}
        hint={directory("form.contactHint")}
        optional
        field={props.at("contactName")}
      />
      <TextField
        label={directory("form.phone")}
        hint={directory("form.phoneHint")}
        type="tel"
        optional
        field={props.at("phone")}
      />
    </>
  )
}
