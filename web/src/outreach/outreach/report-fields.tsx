import { costKinds, headGroups } from "@ventanilla/core/data/outreach"
import type { Cost, Services } from "@ventanilla/core/outreach/outreach/schema"
import { createSignal, For } from "solid-js"
import type { z } from "zod"
import { categoryName, categoryOptions } from "../../context/categories"
import { number } from "../../context/time"
import { Button } from "../../ui/button"
import { type At, bound } from "../../ui/form"
import { Select } from "../../ui/select"
import { NumberField, TextField } from "../../ui/text-field"
import { outreach } from "./outreach.i18n"
import "./outreach.css"

/** What took place: heads by group, services, detections, costs. Counts only. */
export function ReportFields(props: { at: At }) {
  const total = () => headGroups.reduce((sum, group) => sum + (props.at<number>(`heads.${group}`).value() || 0), 0)
  return (
    <>
      <fieldset class="field">
        <legend>{outreach("heads")}</legend>
        <p class="hint">{outreach("reportHint")}</p>
        <div class="heads">
          <For each={headGroups}>
            {(group) => <NumberField label={outreach(`group.${group}`)} field={props.at<number>(`heads.${group}`)} />}
          </For>
        </div>
        <p class="heads-total" aria-live="polite">
          {outreach("total", { count: number(total()) })}
        </p>
      </fieldset>
      <ServiceRows at={props.at} />
      <NumberField
        optional
        label={outreach("detections")}
        hint={outreach("detectionsHint")}
        field={props.at<number>("detections")}
      />
      <CostRows at={props.at} />
      <TextField optional label={outreach("words")} hint={outreach("wordsHint")} field={props.at("words")} rows={3} />
    </>
  )
}

function ServiceRows(props: { at: At }) {
  type Given = z.infer<typeof Services>
  const field = () => props.at<Given>("services")
  const given = () => Object.entries(field().value() ?? {})
  const put = (category: string, count: number | undefined) =>
    field().set(
      Object.fromEntries(
        Object.entries({ ...field().value(), [category]: count }).filter(([, each]) => each !== undefined),
      ),
    )
  const [leaving, setLeaving] = createSignal<Record<string, true>>({})
  return (
    <fieldset class="field">
      <legend>{outreach("services")}</legend>
      <div class="stack" data-gap="small">
        <For each={given().map(([category]) => category)}>
          {(category) => (
            <div class="line-row">
              <p>{categoryName(category)}</p>
              <NumberField
                label={outreach("howMany")}
                field={bound<number | undefined>(
                  `services.${category}`,
                  () => (leaving()[category] ? undefined : field().value()?.[category]),
                  (next) => {
                    setLeaving(({ [category]: _gone, ...rest }) =>
                      next === undefined ? { ...rest, [category]: true } : rest,
                    )
                    if (next !== undefined) put(category, next)
                  },
                )}
              />
              <Button
                size="small"
                kind="quiet"
                aria-label={`${outreach("removeRow")}: ${categoryName(category)}`}
                onClick={() => put(category, undefined)}
              >
                {outreach("removeRow")}
              </Button>
            </div>
          )}
        </For>
        <Select
          optional
          label={outreach("addService")}
          empty="—"
          field={bound<string | undefined>(
            "services",
            () => undefined,
            () => {},
          )}
          onPick={(category) => put(category, 1)}
          options={categoryOptions().filter(({ value }) => !given().some(([category]) => category === value))}
        />
      </div>
    </fieldset>
  )
}

function CostRows(props: { at: At }) {
  type Row = z.infer<typeof Cost>
  const field = () => props.at<Row[]>("costs")
  const rows = () => field().value() ?? []
  const change = (index: number, next: Partial<Row>) =>
    field().set(rows().map((row, at) => (at === index ? { ...row, ...next } : row)))
  return (
    <fieldset class="field">
      <legend>{outreach("costs")}</legend>
      <div class="stack" data-gap="small">
        <For each={Array.from({ length: rows().length }, (_, index) => index)}>
          {(index) => (
            <div class="line-row" data-wide="">
              <Select
                label={outreach("cost")}
                field={bound<Row["kind"] | undefined>(
                  `costs.${index}.kind`,
                  () => rows()[index]?.kind,
                  (kind) => kind && change(index, { kind }),
                )}
                options={costKinds.map((value) => ({ value, label: outreach(`cost.${value}`) }))}
              />
              <NumberField
                label={outreach("amount")}
                field={{
                  ...bound<number | undefined>(
                    `costs.${index}.amountCents`,
                    () => {
                      const cents = rows()[index]?.amountCents
                      return cents ? cents / 100 : undefined
                    },
                    (next) => change(index, { amountCents: next === undefined ? 0 : Math.round(next * 100) }),
                  ),
                  error: () => props.at(`costs.${index}.amountCents`).error(),
                }}
              />
              <TextField
                label={outreach("currency")}
                field={{
                  ...bound<string | undefined>(
                    `costs.${index}.currency`,
                    () => rows()[index]?.currency,
                    (currency) => change(index, { currency: (currency ?? "").toUpperCase() }),
                  ),
                  error: () => props.at(`costs.${index}.currency`).error(),
                }}
              />
              <Button
                size="small"
                kind="quiet"
                aria-label={`${outreach("removeRow")}: ${outreach("cost")} ${index + 1}`}
                onClick={() => field().set(rows().filter((_, at) => at !== index))}
              >
                {outreach("removeRow")}
              </Button>
            </div>
          )}
        </For>
        <div>
          <Button
            size="small"
            onClick={() => field().set([...rows(), { kind: "materials", amountCents: 0, currency: "USD" }])}
          >
            {outreach("addCost")}
          </Button>
        </div>
      </div>
    </fieldset>
  )
}
