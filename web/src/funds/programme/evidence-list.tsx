import type { Programme } from "@ventanilla/core/funds/programme/schema"
import { Index, Show } from "solid-js"
import { language } from "../../context/language"
import { Button } from "../../ui/button"
import type { At } from "../../ui/form"
import { TextField } from "../../ui/text-field"
import { fund } from "./fund.i18n"
import { moved, slug } from "./programme.rules"

type Evidence = Programme["evidence"][number]
/** As many as the schema takes. */
const most = 12

/** What is asked for as evidence, in its order: words in both languages, one more, one less, one place up or down. */
export function EvidenceList(props: { at: At }) {
  const all = props.at<Evidence[]>("evidence")
  const list = () => all.value() ?? []
  let holder: HTMLFieldSetElement | undefined
  // The button that was pressed is another one's now, or gone: the focus goes where one goes on.
  const focus = (place: number) =>
    queueMicrotask(() => {
      const fields = holder?.querySelectorAll<HTMLElement>(".evidence-list input") ?? []
      ;(fields[place * 2] ?? holder?.querySelector<HTMLElement>(".evidence-add"))?.focus()
    })
  const add = () => {
    // The words come later; until they are there the key says only that it is new.
    const taken = list().map(({ key }) => key)
    all.set([...list(), { key: slug("", taken, "evidence"), es: "", en: "" }])
    focus(list().length - 1)
  }
  const remove = (place: number) => {
    all.set(list().filter((_, index) => index !== place))
    focus(Math.min(place, list().length - 1))
  }
  const move = (place: number, by: 1 | -1) => {
    all.set(moved(list(), place, by))
    focus(place + by)
  }
  return (
    <fieldset class="field" data-field="evidence" ref={(element) => (holder = element)}>
      <legend>{fund("evidence")}</legend>
      <Show when={list().length} fallback={<p class="small quiet">{fund("evidence.none")}</p>}>
        <ol class="evidence-list">
          <Index each={list()}>
            {(one, index) => {
              const place = index + 1
              const name = () => one()[language()] || fund("evidence.one", { place })
              return (
                <li>
                  <TextField label={fund("evidence.es", { place })} field={props.at(`evidence.${index}.es`)} />
                  <TextField label={fund("evidence.en", { place })} field={props.at(`evidence.${index}.en`)} />
                  <div class="row" data-gap="small">
                    <Button
                      kind="quiet"
                      size="small"
                      disabled={index === 0}
                      aria-label={fund("evidence.up", { name: name() })}
                      onClick={() => move(index, -1)}
                    >
                      ↑
                    </Button>
                    <Button
                      kind="quiet"
                      size="small"
                      disabled={place === list().length}
                      aria-label={fund("evidence.down", { name: name() })}
                      onClick={() => move(index, 1)}
                    >
                      ↓
                    </Button>
                    <Button
                      kind="quiet"
                      size="small"
                      aria-label={fund("evidence.remove", { name: name() })}
                      onClick={() => remove(index)}
                    >
                      ✕
                    </Button>
                  </div>
                </li>
              )
            }}
          </Index>
        </ol>
      </Show>
      <Show when={list().length < most}>
        <div>
          <button type="button" class="button evidence-add" data-size="small" onClick={add}>
            {fund("evidence.add")}
          </button>
        </div>
      </Show>
    </fieldset>
  )
}
