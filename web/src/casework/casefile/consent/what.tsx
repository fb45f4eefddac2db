import { Channel, Field } from "@ventanilla/core/casework/consent/schema"
import { domain } from "../../../i18n/domain"
import { Checkboxes } from "../../../ui/checkbox"
import { consent } from "./consent.i18n"
import type { ConsentForm } from "./consent-form"

/** Field by field, each with what it means. */
export function What(props: { form: ConsentForm }) {
  return (
    <>
      <p>{consent("what.text")}</p>
      <Checkboxes
        label={consent("what.fields")}
        field={props.form.field("fields")}
        options={Field.options.map((value) => ({
          value,
          label: domain(`field.${value}`),
          hint: domain(`fieldHint.${value}`),
        }))}
      />
      <Checkboxes
        label={consent("what.channels")}
        hint={consent("what.channelsHint")}
        field={props.form.field("channels")}
        options={Channel.options.map((value) => ({
          value,
          label: consent(`channel.${value}`),
          hint: consent(`channelHint.${value}`),
        }))}
      />
    </>
  )
}
