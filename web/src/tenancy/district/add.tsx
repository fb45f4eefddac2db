import { offices } from "@ventanilla/core/data/consulates"
import { states } from "@ventanilla/core/data/counties"
import { Confidence, Span } from "@ventanilla/core/tenancy/district/schema"
import { createSignal } from "solid-js"
import { language } from "../../context/language"
import { transfer } from "../../followup/transfer/transfer.i18n"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { DateField } from "../../ui/date-field"
import { bound, createForm } from "../../ui/form"
import { PressOne } from "../../ui/presses"
import { Select } from "../../ui/select"
import { TextField } from "../../ui/text-field"
import { district } from "./district.i18n"

/** One office has one place between two days, and where that is known from. */
export function AddSpan(props: { add: (span: Span) => void }) {
  const [state, setState] = createSignal<string>()
  const fresh = { from: null, until: null, extent: "whole" as const, confidence: "V" as const }
  const form = createForm({
    schema: Span,
    initial: fresh,
    send: async (span) => span,
    done: (span) => {
      props.add(span)
      form.reset(fresh)
    },
  })
  const place = form.field("place")
  const counties = () => states.find(({ fips }) => fips === state())?.counties ?? []
  return (
    <Card title={district("add")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <div class="field-pair">
          <Select
            label={transfer("state")}
            field={bound<string | undefined>("place", state, (next) => {
              setState(next)
              place.set(next ? `US-${next}` : undefined)
            })}
            options={states.map(({ fips, name }) => ({ value: fips, label: name }))}
          />
          <Select
            optional
            label={transfer("county")}
            field={{
              ...place,
              value: () => ((place.value()?.length ?? 0) > 5 ? place.value() : undefined),
              set: (next) => place.set(next ?? `US-${state()}`),
            }}
            options={counties().map(({ fips, name }) => ({ value: `US-${fips}`, label: name }))}
          />
          <Select
            label={district("office")}
            field={form.field("officeCode")}
            options={offices.map(({ code, city }) => ({ value: code, label: `${city[language()]} (${code})` }))}
          />
          <PressOne
            label={district("extent")}
            field={form.field("extent")}
            options={(["whole", "part"] as const).map((value) => ({ value, label: district(`extent.${value}`) }))}
          />
          <DateField optional label={district("from")} field={nullable(form.field("from"))} />
          <DateField optional label={district("until")} field={nullable(form.field("until"))} />
          <Select
            label={district("confidence")}
            field={form.field("confidence")}
            options={Confidence.options.map((value) => ({ value, label: transfer(`confidence.${value}`) }))}
          />
          <TextField label={district("source")} field={form.field("source")} />
        </div>
        <div>
          <Button type="submit">{district("add")}</Button>
        </div>
      </form>
    </Card>
  )
}

type Nullable = ReturnType<typeof bound<string | null | undefined>>
/** An empty day says "none" to the schema. */
const nullable = (field: Nullable) => ({
  ...field,
  value: () => field.value() ?? undefined,
  set: (next: string | undefined) => field.set(next || null),
})
