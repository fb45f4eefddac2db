import {
  AddServiceInput,
  ChangeServiceInput,
  type Info,
  type Service,
} from "@ventanilla/core/directory/directory/schema"
import { type JSX, Show } from "solid-js"
import { categoryName, categoryOptions } from "../../context/categories"
import { ui } from "../../i18n/ui"
import { useSettings } from "../../tenancy/settings/use-settings"
import { Check } from "../../ui/checkbox"
import { Dialog } from "../../ui/dialog"
import { type Bound, createForm } from "../../ui/form"
import { changeForm } from "../../ui/merge"
import { MergeDialog } from "../../ui/merge-dialog"
import { Select } from "../../ui/select"
import { SpokenLanguages } from "../../ui/spoken-languages"
import { Submit, useDone } from "../../ui/submit"
import { TextField } from "../../ui/text-field"
import { addService, changeService, readOrganization } from "./directory.calls"
import { directory } from "./directory.i18n"

type Props = { organization: Info; service?: Service; close: () => void }

/** A new service, or one that changes. */
export function ServiceForm(props: Props) {
  return (
    <Dialog open onClose={props.close} title={directory(props.service ? "services.changeTitle" : "services.addTitle")}>
      <Show when={props.service} fallback={<Add {...props} />} keyed>
        {(service) => <Change {...props} service={service} />}
      </Show>
    </Dialog>
  )
}

function Add(props: Props) {
  const form = createForm({
    schema: AddServiceInput,
    initial: { organizationID: props.organization.organizationID, languages: ["es"] },
    send: ({ organizationID, ...json }, key) => addService(organizationID, json, key),
    done: useDone("directory", props.close)(() => directory("services.added")),
  })
  return <Fields form={form} close={props.close} />
}

function Change(props: Props & { service: Service }) {
  const { organizationID, serviceID } = props.service
  const read = ({ services, version }: Info) => {
    const { name, category, languages, serviceArea, status } =
      services.find((one) => one.serviceID === serviceID) ?? props.service
    return { values: { name, category, languages, serviceArea, status }, version }
  }
  const form = changeForm({
    schema: ChangeServiceInput.omit({ organizationID: true, serviceID: true, version: true }),
    base: read(props.organization),
    read: async () => read(await readOrganization(organizationID)),
    send: (values, version, key) => changeService(organizationID, serviceID, { ...values, version }, key),
    done: useDone("directory", props.close)(() => directory("services.changed")),
  })
  const status = form.field("status")
  return (
    <Fields form={form} close={props.close}>
      <Check
        label={directory("service.active")}
        checked={status.value() === "active"}
        onChange={(on) => status.set(on ? "active" : "inactive")}
      />
      <MergeDialog merge={form.merge} label={fieldSaid} show={valueSaid} />
    </Fields>
  )
}

const fieldSaid = (path: string) =>
  directory(path === "status" ? "change.status" : path === "category" ? "service.category" : "service.name")

function valueSaid(path: string, value: unknown): string {
  if (path === "status") return directory(value === "active" ? "service.active" : "service.inactive")
  return path === "category" ? categoryName(String(value)) : String(value)
}

type Form = Pick<ReturnType<typeof createForm>, "at" | "submit" | "pending" | "problem" | "summary">

function Fields(props: { form: Form; close: () => void; children?: JSX.Element }) {
  const settings = useSettings()
  const area = props.form.at<string[]>("serviceArea")
  // Kept as typed: a comma at the end is the beginning of the next one.
  let typed = area.value()?.join(", ") ?? ""
  const text: Bound<string | undefined> = {
    name: area.name,
    value: () => {
      area.value()
      return typed
    },
    set: (next) => {
      typed = next ?? ""
      area.set(
        typed
          .split(",")
          .map((one) => one.trim())
          .filter(Boolean),
      )
    },
    error: area.error,
  }
  return (
    <form class="stack" novalidate onSubmit={props.form.submit}>
      <TextField label={directory("service.name")} field={props.form.at("name")} />
      <Select
        label={directory("service.category")}
        field={props.form.at<string>("category")}
        options={categoryOptions(settings()?.categories)}
      />
      <SpokenLanguages label={directory("service.languages")} field={props.form.at<string[]>("languages")} />
      <TextField label={directory("service.area")} hint={directory("service.areaHint")} optional field={text} />
      {props.children}
      <Submit brief form={props.form} label={ui("save")} onCancel={props.close} />
    </form>
  )
}
