import { states } from "@ventanilla/core/data/counties"
import { outreachProgrammes } from "@ventanilla/core/data/outreach"
import { Kind, Mode, type Programme } from "@ventanilla/core/outreach/outreach/schema"
import { createSignal, For, Show } from "solid-js"
import type { z } from "zod"
import { useCatalogues } from "../../casework/casefile/sheet/sheet.calls"
import { useOrganizationNames } from "../../directory/directory/directory.calls"
import { useAlliances } from "../../partners/alliance/alliance.calls"
import { zoneOptions } from "../../partners/alliance/zones"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { Checkbox } from "../../ui/checkbox"
import { DateField, TimeField } from "../../ui/date-field"
import { type At, bound } from "../../ui/form"
import { PressMany, PressOne } from "../../ui/presses"
import { Select } from "../../ui/select"
import { NumberField, TextField } from "../../ui/text-field"
import { outreach } from "./outreach.i18n"
import type { Span } from "./span"

/** What is known of an activity before it: what, when, where, with whom, and what the public may read. */
export function PlanFields(props: { at: At; span: Span }) {
  const catalogues = useCatalogues()
  const had = props.at<string>("campaign").value()
  return (
    <>
      <Card>
        <TextField label={outreach("name")} hint={outreach("nameHint")} field={props.at("title")} />
        <div class="field-pair">
          <Select
            label={outreach("kind")}
            field={props.at<Kind>("kind")}
            options={Kind.options.map((value) => ({ value, label: outreach(`kind.${value}`) }))}
          />
          <Select
            optional
            label={outreach("campaign")}
            empty={outreach("noCampaign")}
            field={props.at<string>("campaign")}
            options={catalogues.options("campaign", had ? [had] : [])}
          />
        </div>
        <PressMany
          label={outreach("programmes")}
          field={props.at<z.infer<typeof Programme>[]>("programmes")}
          options={outreachProgrammes.map((value) => ({ value, label: outreach(`programme.${value}`) }))}
        />
      </Card>
      <Card title={outreach("whenIs")}>
        <When span={props.span} at={props.at} />
      </Card>
      <Card title={outreach("whereIs")}>
        <Where at={props.at} />
      </Card>
      <Card title={outreach("partners")}>
        <With at={props.at} />
      </Card>
      <Card title={outreach("publicTitle")}>
        <Checkbox label={outreach("public")} hint={outreach("publicHint")} field={props.at<boolean>("public")} />
        <Show when={props.at<boolean>("public").value()}>
          <TextField
            optional
            label={outreach("neutral")}
            hint={outreach("neutralHint")}
            field={props.at("publicTitle")}
          />
          <Checkbox label={outreach("hidePlace")} field={props.at<boolean>("hidePlace")} />
        </Show>
      </Card>
    </>
  )
}

function When(props: { span: Span; at: At }) {
  return (
    <>
      <div class="field-pair">
        <DateField label={outreach("startsOn")} field={props.span.startsOn} />
        <DateField label={outreach("endsOn")} field={props.span.endsOn} min={props.span.startsOn.value() ?? ""} />
      </div>
      <div class="field-pair">
        <TimeField label={outreach("from")} field={props.span.from} />
        <TimeField label={outreach("until")} field={props.span.until} />
      </div>
      <Select label={outreach("zone")} field={props.span.zone} options={zoneOptions()} />
    </>
  )
}

function Where(props: { at: At }) {
  const county = () => props.at("countyFips")
  const [state, setState] = createSignal(county().value()?.slice(0, 2))
  const counties = () => states.find(({ fips }) => fips === state())?.counties ?? []
  return (
    <>
      <PressOne
        label={outreach("mode")}
        field={props.at<z.infer<typeof Mode>>("mode")}
        options={Mode.options.map((value) => ({ value, label: outreach(`mode.${value}`) }))}
      />
      <TextField optional label={outreach("place")} hint={outreach("placeHint")} field={props.at("place")} />
      <div class="field-pair">
        <Select
          optional
          label={outreach("stateOf")}
          field={bound<string | undefined>("state", state, (next) => {
            setState(next)
            county().set(undefined)
          })}
          options={states.map(({ fips, name }) => ({ value: fips, label: name }))}
        />
        <Select
          optional
          label={outreach("county")}
          field={county()}
          options={counties().map(({ fips, name }) => ({ value: fips, label: name }))}
        />
      </div>
    </>
  )
}

function With(props: { at: At }) {
  const names = useOrganizationNames()
  const alliances = useAlliances()
  const chosen = () => props.at<string[]>("partners").value() ?? []
  const nameOf = (id: string) => names().get(id) ?? "…"
  const set = (next: string[]) => props.at<string[]>("partners").set(next)
  const under = () =>
    (alliances.isPending ? [] : (alliances.data?.items ?? [])).map((one) => ({
      value: one.allianceID,
      label: nameOf(one.organizationID),
    }))
  return (
    <>
      <Show when={chosen().length}>
        <ul class="rows">
          <For each={chosen()}>
            {(id) => (
              <li>
                <span>{nameOf(id)}</span>
                <div class="act">
                  <Button
                    size="small"
                    kind="quiet"
                    aria-label={`${outreach("removeRow")}: ${nameOf(id)}`}
                    onClick={() => set(chosen().filter((other) => other !== id))}
                  >
                    {outreach("removeRow")}
                  </Button>
                </div>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Select
        optional
        label={outreach("addPartner")}
        empty="—"
        field={bound<string | undefined>(
          "partners",
          () => undefined,
          () => {},
        )}
        onPick={(id) => set([...chosen(), id])}
        options={[...names()]
          .filter(([value]) => !chosen().includes(value))
          .map(([value, label]) => ({ value, label }))}
      />
      <Select
        optional
        label={outreach("alliance")}
        empty={outreach("noAlliance")}
        field={props.at<string>("allianceID")}
        options={under()}
      />
      <div class="field-pair">
        <NumberField optional label={outreach("plannedHeads")} field={props.at<number>("plannedHeads")} />
        <NumberField
          optional
          label={outreach("seats")}
          hint={outreach("seatsHint")}
          field={props.at<number>("seats")}
        />
      </div>
    </>
  )
}
