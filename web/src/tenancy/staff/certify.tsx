import type { Info } from "@ventanilla/core/tenancy/staff/schema"
import { Certificate, CertifyInput } from "@ventanilla/core/tenancy/staff/schema"
import { For, Show } from "solid-js"
import type { z } from "zod"
import { ask, client, keyed } from "../../api"
import { addDays, dayOf } from "../../context/days"
import { now, plainDay, zone } from "../../context/time"
import { Button } from "../../ui/button"
import { Chip } from "../../ui/chip"
import { DateField } from "../../ui/date-field"
import { Dialog } from "../../ui/dialog"
import { createForm } from "../../ui/form"
import { Select } from "../../ui/select"
import { Submit } from "../../ui/submit"
import { NumberField } from "../../ui/text-field"
import { toast } from "../../ui/toast"
import { staff } from "./staff.i18n"

const warnDays = 30

/** Until when her course of the protocol is in force, and whether somebody must see to it. */
export function CourseChip(props: { until: string | null }) {
  const today = () => dayOf(now(), zone())
  const named = () => ({ day: plainDay(props.until ?? today()) })
  return (
    <Show when={props.until} fallback={<span class="quiet">{staff("course.none")}</span>}>
      {(until) => (
        <>
          <Show when={until() > addDays(today(), warnDays)}>{staff("course.until", named())}</Show>
          <Show when={until() >= today() && until() <= addDays(today(), warnDays)}>
            <Chip tone="warn">{staff("course.soon", named())}</Chip>
          </Show>
          <Show when={until() < today()}>
            <Chip tone="bad">{staff("course.past", named())}</Chip>
          </Show>
        </>
      )}
    </Show>
  )
}

/** The courses that somebody has done. */
export function Certificates(props: { person: Info; add: () => void }) {
  const line = ({ hours, issuedOn, validUntil }: z.infer<typeof Certificate>) =>
    validUntil
      ? staff("certificate.until", { hours, issued: plainDay(issuedOn), until: plainDay(validUntil) })
      : staff("certificate.line", { hours, issued: plainDay(issuedOn) })
  return (
    <div class="stack" data-gap="small">
      <p>
        <strong>{staff("certificates")}</strong>
      </p>
      <Show when={props.person.certificates.length}>
        <ul>
          <For each={props.person.certificates}>
            {(one) => (
              <li>
                {staff(`courseOf.${one.course}`)} <span class="small quiet">{line(one)}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <div>
        <Button size="small" onClick={props.add}>
          {staff("certify")}
        </Button>
      </div>
    </div>
  )
}

export function Certify(props: { person: Info; close: () => void; done: () => void }) {
  const form = createForm({
    schema: CertifyInput,
    initial: { staffID: props.person.staffID, course: "gbv_protocol" },
    send: ({ staffID, ...json }, key) =>
      ask(client.api.staff[":staffID"].certificates.$post({ param: { staffID }, json }, keyed(key))),
    done: () => {
      toast(staff("certified"))
      props.close()
      props.done()
    },
  })
  return (
    <Dialog open onClose={props.close} title={staff("certifyTitle")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <p>
          <strong>{props.person.email}</strong>
        </p>
        <Select
          label={staff("courseName")}
          field={form.field("course")}
          options={Certificate.shape.course.options.map((value) => ({ value, label: staff(`courseOf.${value}`) }))}
        />
        <NumberField label={staff("courseHours")} field={form.field("hours")} />
        <div class="field-pair">
          <DateField label={staff("issuedOn")} field={form.field("issuedOn")} />
          <DateField label={staff("validUntil")} hint={staff("validUntilHint")} field={form.field("validUntil")} />
        </div>
        <Submit brief form={form} label={staff("save")} onCancel={props.close} />
      </form>
    </Dialog>
  )
}
