import { useQueryClient } from "@tanstack/solid-query"
import {
  DescribeInput,
  DescribeServiceInput,
  type Info,
  PartnerKind,
  type Service,
} from "@ventanilla/core/directory/schema"
import { ask, client, keyed } from "../../api"
import { described } from "../../i18n/described"
import { ui } from "../../i18n/ui"
import { Button } from "../../ui/button"
import { Check } from "../../ui/checkbox"
import { Dialog } from "../../ui/dialog"
import { ErrorNote } from "../../ui/empty"
import { type Bound, createForm } from "../../ui/form"
import { Select } from "../../ui/select"
import { SpokenLanguages } from "../../ui/spoken-languages"
import { TextField } from "../../ui/text-field"
import { toast } from "../../ui/toast"

/** A form begins with what is there: what nobody said is left out. */
const filled = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as {
    [K in keyof T]: NonNullable<T[K]>
  }

type Form = Pick<ReturnType<typeof createForm>, "at" | "submit" | "pending" | "problem">

function useDone(close: () => void) {
  const queries = useQueryClient()
  return () => {
    toast(described("saved"))
    void queries.invalidateQueries()
    close()
  }
}

function Flag(props: { field: Bound<boolean | undefined>; label: string; hint?: string }) {
  return (
    <Check
      label={props.label}
      {...(props.hint ? { hint: props.hint } : {})}
      checked={props.field.value() ?? false}
      onChange={props.field.set}
    />
  )
}

function Ends(props: { form: Form; close: () => void }) {
  return (
    <>
      <ErrorNote problem={props.form.problem()} />
      <div class="row">
        <Button kind="primary" type="submit" pending={props.form.pending()}>
          {ui("save")}
        </Button>
        <Button onClick={props.close}>{ui("cancel")}</Button>
      </div>
    </>
  )
}

/** What an organisation is, and what may be known of it. */
export function DescribeOrganization(props: { organization: Info; close: () => void }) {
  const { organizationID, details } = props.organization
  const form = createForm({
    schema: DescribeInput,
    initial: { organizationID, details: filled(details) },
    send: ({ organizationID: id, ...json }, key) =>
      ask(
        client.api.organizations[":organizationID"].details.$post({ param: { organizationID: id }, json }, keyed(key)),
      ),
    done: useDone(props.close),
  })
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
        <Flag
          label={described("confidential")}
          hint={described("confidentialHint")}
          field={form.at<boolean>("details.confidential")}
        />
        <Flag label={described("published")} field={form.at<boolean>("details.published")} />
        <Ends form={form} close={props.close} />
      </form>
    </Dialog>
  )
}

const known = () => (["yes", "no", "unknown"] as const).map((value) => ({ value, label: described(value) }))

/** Whom a service takes, what it asks for and what it costs. */
export function DescribeService(props: { service: Service; close: () => void }) {
  const { organizationID, serviceID, details } = props.service
  const initial = {
    ...filled(details),
    eligibility: filled(details.eligibility),
    fee: filled(details.fee),
    hours: { ...filled(details.hours), openings: details.hours.openings.map((one) => ({ ...one })) },
    phones: details.phones.map((one) => ({ ...filled(one) })),
  }
  const form = createForm({
    schema: DescribeServiceInput,
    initial: { organizationID, serviceID, details: initial },
    send: ({ organizationID: owner, serviceID: id, ...json }, key) =>
      ask(
        client.api.organizations[":organizationID"].services[":serviceID"].details.$post(
          { param: { organizationID: owner, serviceID: id }, json },
          keyed(key),
        ),
      ),
    done: useDone(props.close),
  })
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
        <TextField label={described("boys")} optional inputmode="numeric" maxLength={2} field={boys} />
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
        <TextField label={described("feeText")} optional maxLength={250} field={form.at("details.fee.text")} />
        <Select label={described("walkIn")} field={form.at<string>("details.walkIn")} options={known()} />
        <SpokenLanguages label={described("spoken")} field={form.at<string[]>("details.spokenOnSite")} />
        <Flag label={described("always")} field={form.at<boolean>("details.hours.always")} />
        <Flag label={described("published")} field={form.at<boolean>("details.published")} />
        <Ends form={form} close={props.close} />
      </form>
    </Dialog>
  )
}
