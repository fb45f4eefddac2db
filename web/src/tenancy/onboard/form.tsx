import { type OfficeRow, OnboardInput } from "@ventanilla/core/tenancy/tenant/schema"
import { createMemo, createSignal, Show } from "solid-js"
import { ask, client, keyed } from "../../api"
import { useReread } from "../../context/changes"
import { language } from "../../context/language"
import { Card } from "../../ui/card"
import { Checkboxes } from "../../ui/checkbox"
import { Note } from "../../ui/empty"
import { bound, createForm } from "../../ui/form"
import { Select } from "../../ui/select"
import { Submit } from "../../ui/submit"
import { TextField } from "../../ui/text-field"
import { consulate } from "../consulate/consulate.i18n"
import { countries, zonesOf } from "./countries"
import { free, propose, proposeElsewhere } from "./propose"

const other = "other"

type Props = { offices: readonly OfficeRow[]; first: string | undefined; done: (tenantID: string) => void }

export function OnboardForm(props: Props) {
  const reread = useReread()
  const candidates = () => free(props.offices)
  const wanted = candidates().find((office) => office.code === props.first)
  const [which, setWhich] = createSignal<string | undefined>(wanted?.code)
  const form = createForm({
    schema: OnboardInput,
    initial: wanted ? propose(wanted) : {},
    send: (json, key) => ask(client.api.headquarters.consulates.$post({ json }, keyed(key))),
    done: ({ tenantID }) => {
      reread("consulate")
      props.done(tenantID)
    },
  })
  const pick = (code: string | undefined) => {
    setWhich(code)
    const office = candidates().find((one) => one.code === code)
    const coordinatorEmail = form.values().coordinatorEmail
    const next = office ? propose(office) : proposeElsewhere()
    form.reset({ ...next, ...(coordinatorEmail ? { coordinatorEmail } : {}) })
  }
  const options = createMemo(() => [
    { value: other, label: consulate("other") },
    ...candidates()
      .map((office) => ({
        value: office.code,
        label: `${office.city[language()]} (${office.code})`,
        group: office.state ?? office.country,
      }))
      .sort((a, b) => a.group.localeCompare(b.group) || a.label.localeCompare(b.label)),
  ])
  const hint = () =>
    candidates().length ? consulate("officeHint", { count: candidates().length }) : consulate("allJoined")
  return (
    <form class="form" novalidate onSubmit={form.submit}>
      <Card title={consulate("which")}>
        <Select
          label={consulate("office")}
          hint={hint()}
          field={bound("office", which, pick)}
          options={options()}
          empty={consulate("pick")}
        />
      </Card>
      <Show when={which()}>
        <Facts form={form} elsewhere={which() === other} />
        <Card title={consulate("who")}>
          <TextField
            label={consulate("email")}
            hint={consulate("emailHint")}
            type="email"
            field={form.field("coordinatorEmail")}
          />
        </Card>
        <Submit form={form} label={consulate("start")} />
      </Show>
    </form>
  )
}

type Form = ReturnType<typeof createForm<typeof OnboardInput, unknown>>

function Facts(props: { form: Form; elsewhere: boolean }) {
  const form = props.form
  const country = form.field("country")
  const zones = () => zonesOf(form.values().country).map((value) => ({ value, label: value.replaceAll("_", " ") }))
  return (
    <Card title={consulate("facts")}>
      <Show when={!props.elsewhere}>
        <Note>{consulate("check")}</Note>
      </Show>
      <TextField label={consulate("nameEs")} field={form.at("names.es")} />
      <TextField label={consulate("nameEn")} field={form.at("names.en")} />
      <Show when={props.elsewhere}>
        <div class="field-pair">
          <Select label={consulate("country")} field={country} options={countries(language())} />
          <TextField
            label={consulate("state")}
            hint={consulate("stateHint")}
            optional
            field={upper(form.field("state"))}
          />
        </div>
        <TextField label={consulate("code")} hint={consulate("codeHint")} field={upper(form.field("officeCode"))} />
      </Show>
      <Select label={consulate("timeZone")} field={form.field("timeZone")} options={zones()} empty="—" />
      <Checkboxes
        label={consulate("languages")}
        field={form.field("languages")}
        options={(["es", "en"] as const).map((value) => ({ value, label: consulate(`language.${value}`) }))}
      />
    </Card>
  )
}

const upper = <F extends { set: (value: string | undefined) => void }>(field: F): F => ({
  ...field,
  set: (value: string | undefined) => field.set(value?.toUpperCase()),
})
