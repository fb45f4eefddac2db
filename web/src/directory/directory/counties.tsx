import { placeName, states } from "@ventanilla/core/data/counties"
import { createSignal, For, Show } from "solid-js"
import { arrived } from "../../context/call"
import { Button } from "../../ui/button"
import { FieldError, type FieldProps } from "../../ui/field"
import { bound, type Control } from "../../ui/form"
import { Select } from "../../ui/select"
import { useCoverage } from "../guide/guide.calls"
import { place } from "./place.i18n"

const stateOf = (code: string | undefined) => /^US-(\d{2})/.exec(code ?? "")?.[1]

/** The state of which a district has most counties. */
function mostOf(counties: readonly { place: string }[]): string | undefined {
  const all = counties.map(({ place: code }) => stateOf(code))
  const count = (state: string | undefined) => all.filter((one) => one === state).length
  return all.reduce((most, one) => (count(one) > count(most) ? one : most), all[0])
}

/** The state that is being looked at: the one chosen, the one that stands there, or most of the district. */
function useState(there: () => string | undefined) {
  const coverage = useCoverage()
  const [chosen, setChosen] = createSignal<string>()
  const state = () => chosen() ?? stateOf(there()) ?? mostOf(arrived(coverage)?.counties ?? [])
  const counties = () => states.find(({ fips }) => fips === state())?.counties ?? []
  return {
    field: bound<string | undefined>("state", state, setChosen),
    options: () => counties().map(({ fips, name }) => ({ value: `US-${fips}`, label: name })),
    code: () => (state() ? `US-${state()}` : undefined),
  }
}
const stateOptions = states.map(({ fips, name }) => ({ value: fips, label: name }))

/** One county. */
export function CountyField(props: { field: Control<string>; label: string }) {
  const state = useState(() => props.field.value() ?? undefined)
  return (
    <div class="field-pair">
      <Select label={place("state")} field={state.field} options={stateOptions} />
      <Select label={props.label} optional empty="—" field={props.field} options={state.options()} />
    </div>
  )
}

/** Counties, added one by one from the list of a state; a whole state is one of them. */
export function CountiesField(props: FieldProps<string[]>) {
  const state = useState(() => props.field.value()?.[0])
  const all = () => props.field.value() ?? []
  const add = (code: string | undefined) => {
    if (code && !all().includes(code)) props.field.set([...all(), code].sort())
  }
  const left = () => {
    const whole = state.code()
    const options = whole ? [{ value: whole, label: place("wholeState") }, ...state.options()] : []
    return options.filter(({ value }) => !all().includes(value))
  }
  return (
    <fieldset class="panel stack" data-field={props.field.name}>
      <legend>{props.label}</legend>
      <p class="hint">{props.hint}</p>
      <Show when={all().length}>
        <ul class="row" data-gap="small">
          <For each={all()}>
            {(code) => (
              <li>
                <Button
                  size="small"
                  aria-label={place("removeCounty", { name: placeName(code) })}
                  onClick={() => props.field.set(all().filter((other) => other !== code))}
                >
                  {placeName(code)} <span aria-hidden="true">✕</span>
                </Button>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <div class="field-pair">
        <Select label={place("state")} field={state.field} options={stateOptions} />
        {/* Each choice is added at once, and the list asks for the next. */}
        <Select
          label={place("addCounty")}
          empty="—"
          field={bound<string | undefined>("county", () => undefined, add)}
          options={left()}
        />
      </div>
      <FieldError text={props.field.error()} />
    </fieldset>
  )
}
