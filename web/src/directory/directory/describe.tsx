import { type Info, PartnerKind, type Service } from "@ventanilla/core/directory/directory/schema"
import { ui } from "../../i18n/ui"
import { Checkbox } from "../../ui/checkbox"
import { Dialog } from "../../ui/dialog"
import type { Bound } from "../../ui/form"
import { MergeDialog } from "../../ui/merge-dialog"
import { Select } from "../../ui/select"
import { SpokenLanguages } from "../../ui/spoken-languages"
import { Submit, useDone } from "../../ui/submit"
import { TextField } from "../../ui/text-field"
import { AsCameField } from "./as-came"
import { described } from "./described.i18n"
import { fieldName, fieldSaid } from "./described.words"
import { organizationForm, serviceForm } from "./describing"

/** What an organisation is, and what may be known of it. */
export function DescribeOrganization(props: { organization: Info; close: () => void }) {
  const form = organizationForm(
    props.organization,
    useDone("directory", props.close)(() => described("saved")),
  )
  return (
    <Dialog open onClose={props.close} title={described("organization")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <Select
          label={described("kind")}
          optional
          empty={described("none")}
          field={form.at<PartnerKind>("details.kind")}
          options={PartnerKind.options.map((kind) => ({ value: kind, label: described(`kind.${kind}`) }))}
        />
        <TextField label={described("description")} optional rows={4} field={form.at("details.description")} />
        <TextField label={described("website")} optional type="url" field={form.at("details.website")} />
        <TextField label={described("email")} optional type="email" field={form.at("details.email")} />
        <Checkbox
          label={described("confidential")}
          hint={described("confidentialHint")}
          field={form.at<boolean>("details.confidential")}
        />
        <Checkbox label={described("published")} field={form.at<boolean>("details.published")} />
        <Submit form={form} label={ui("save")} onCancel={props.close} />
      </form>
      <MergeDialog merge={form.merge} label={fieldName} show={fieldSaid} />
    </Dialog>
  )
}

const known = () => (["yes", "no", "unknown"] as const).map((value) => ({ value, label: described(value) }))

/** Whom a service takes, what it asks for and what it costs. */
export function DescribeService(props: { organization: Info; service: Service; close: () => void }) {
  const form = serviceForm(
    props.organization,
    props.service,
    useDone("directory", props.close)(() => described("saved")),
  )
  const age = form.at<number>("details.eligibility.boysMaxAge")
  const boys: Bound<string | undefined> = {
    name: age.name,
    value: () => age.value()?.toString(),
    set: (next) => age.set(next === undefined || next.trim() === "" ? undefined : Number(next)),
    error: age.error,
  }
  return (
    <Dialog open onClose={props.close} title={described("service")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <TextField label={described("description")} optional rows={4} field={form.at("details.description")} />
        <Select
          label={described("undocumented")}
          field={form.at<string>("details.eligibility.undocumented")}
          options={known()}
        />
        <Select
          label={described("identification")}
          field={form.at<string>("details.eligibility.identification")}
          options={[
            { value: "none", label: described("id.none") },
            { value: "any", label: described("id.any") },
            { value: "official", label: described("id.official") },
            { value: "unknown", label: described("unknown") },
          ]}
        />
        <Select
          label={described("children")}
          field={form.at<string>("details.eligibility.children")}
          options={known()}
        />
        <TextField label={described("boys")} optional inputmode="numeric" field={boys} />
        <Select label={described("pets")} field={form.at<string>("details.eligibility.pets")} options={known()} />
        <TextField label={described("eligibility")} optional rows={2} field={form.at("details.eligibility.note")} />
        <Select
          label={described("fee")}
          field={form.at<string>("details.fee.kind")}
          options={[
            { value: "free", label: described("fee.free") },
            { value: "sliding", label: described("fee.sliding") },
            { value: "fee", label: described("fee.fee") },
            { value: "unknown", label: described("unknown") },
          ]}
        />
        <TextField label={described("feeText")} optional field={form.at("details.fee.text")} />
        <Select label={described("walkIn")} field={form.at<string>("details.walkIn")} options={known()} />
        <SpokenLanguages label={described("spoken")} field={form.at<string[]>("details.spokenOnSite")} />
        <AsCameField field={form.at<string[]>("details.unread.languages")} />
        <Checkbox label={described("published")} field={form.at<boolean>("details.published")} />
        <Submit form={form} label={ui("save")} onCancel={props.close} />
      </form>
      <MergeDialog merge={form.merge} label={fieldName} show={fieldSaid} />
    </Dialog>
  )
}
