import { placeName } from "@ventanilla/core/data/counties"
import { createEffect, createSignal, For, on, onCleanup } from "solid-js"
import { arrived } from "../../context/call"
import { categoryOptions } from "../../context/categories"
import { spokenOptions } from "../../context/spoken"
import { Filter, FilterChoice, FilterText } from "../../ui/filter"
import { type Asking, flags, useCoverage } from "./guide.calls"
import { guide } from "./guide.i18n"

type Change = { [K in keyof Asking]?: string | undefined }

/** What is needed, as one sentence, and below it what decides whether she is served. */
export function Ask(props: { asking: Asking; change: (next: Change) => void }) {
  const coverage = useCoverage()
  const [word, setWord] = createSignal(props.asking.named ?? "")
  createEffect(
    on(
      () => props.asking.named ?? "",
      (named) => named !== word().trim() && setWord(named),
      { defer: true },
    ),
  )
  createEffect(
    on(
      word,
      (next) => {
        const timer = setTimeout(() => props.change({ named: next.trim() || undefined }), 250)
        onCleanup(() => clearTimeout(timer))
      },
      { defer: true },
    ),
  )
  const places = () => {
    const counties = (arrived(coverage)?.counties ?? []).map(({ place }) => place)
    const { place } = props.asking
    const all = place && !counties.includes(place) ? [place, ...counties] : counties
    return all.map((value) => ({ value, label: placeName(value) })).sort((a, b) => a.label.localeCompare(b.label))
  }
  const ages = Array.from({ length: 18 }, (_, age) => age)
  const set = (name: keyof Asking) => (value: string) => props.change({ [name]: value || undefined })
  return (
    <Filter label={guide("search")}>
      {guide("ask.need")}
      <FilterChoice
        label={guide("label.need")}
        value={props.asking.category ?? ""}
        options={[{ value: "", label: guide("need.any") }, ...categoryOptions()]}
        onChange={set("category")}
      />
      {guide("ask.place")}
      <FilterChoice
        label={guide("label.place")}
        value={props.asking.place ?? ""}
        options={[{ value: "", label: guide("place.any") }, ...places()]}
        onChange={set("place")}
      />
      {guide("ask.language")}
      <FilterChoice
        label={guide("label.language")}
        value={props.asking.language ?? ""}
        options={[{ value: "", label: guide("language.any") }, ...spokenOptions()]}
        onChange={set("language")}
      />
      {guide("ask.boy")}
      <FilterChoice
        label={guide("label.boy")}
        value={props.asking.boyAge ?? ""}
        options={[
          { value: "", label: guide("boy.any") },
          ...ages.map((age) => ({ value: String(age), label: guide("boy.years", { count: age }) })),
        ]}
        onChange={set("boyAge")}
      />
      {guide("ask.named")}
      <FilterText label={guide("label.named")} value={word()} onChange={setWord} />
      <span class="only">
        <span>{guide("only")}</span>
        <For each={flags}>
          {(flag) => (
            <button
              type="button"
              class="toggle"
              aria-pressed={props.asking[flag] === "yes"}
              onClick={() => props.change({ [flag]: props.asking[flag] === "yes" ? undefined : "yes" })}
            >
              {guide(`only.${flag}`)}
            </button>
          )}
        </For>
      </span>
    </Filter>
  )
}
