import type { Ruler as Edition } from "@ventanilla/core/safety/screening/schema"
import { createUniqueId, For, Show } from "solid-js"
import type { Language } from "../../context/language"
import { screening } from "./screening.i18n"
import "../../self-check/ruler.css"

type Props = {
  ruler: Edition
  /** In which language the ruler itself speaks. */
  speaks: Language
  marked: readonly string[]
  /** Without it the ruler is only looked at. */
  toggle?: (key: string) => void
}

/** The ruler as it is: a centimetre an item, three bands. Arrows go from mark to mark, the space bar marks. */
export function Ruler(props: Props) {
  const id = createUniqueId()
  let whole: HTMLFieldSetElement | undefined
  const step = (event: KeyboardEvent) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : undefined
    const boxes = [...(whole?.querySelectorAll<HTMLInputElement>("input") ?? [])]
    const at = boxes.indexOf(event.target as HTMLInputElement)
    if (by === undefined || at === -1) return
    event.preventDefault()
    boxes[at + by]?.focus()
  }
  const bands = () => props.ruler.bands.map((band, at, all) => ({ band, first: (all[at - 1]?.last ?? 0) + 1 }))
  return (
    <fieldset
      class="ruler"
      lang={props.speaks}
      ref={whole}
      aria-label={screening("ruler", { last: props.ruler.items.length })}
      onKeyDown={step}
    >
      <For each={bands()}>
        {({ band, first }) => (
          <section class="band" data-band={band.band} aria-labelledby={`${id}-${band.band}`}>
            <h3 id={`${id}-${band.band}`}>
              <span class="band-name">{band[props.speaks]}</span>
            </h3>
            <ol start={first}>
              <For each={props.ruler.items.slice(first - 1, band.last)}>
                {(item, at) => (
                  <Row
                    item={item}
                    place={first + at()}
                    said={item[props.speaks]}
                    on={props.marked.includes(item.key)}
                    toggle={props.toggle}
                  />
                )}
              </For>
            </ol>
          </section>
        )}
      </For>
    </fieldset>
  )
}

function Row(props: {
  item: Edition["items"][number]
  place: number
  said: string
  on: boolean
  toggle: ((key: string) => void) | undefined
}) {
  return (
    <li>
      <label class="mark" data-still={props.toggle ? undefined : ""}>
        <span class="cm" aria-hidden="true">
          {props.place}
        </span>
        <span class="said">{props.said}</span>
        <input
          type="checkbox"
          autocomplete="off"
          checked={props.on}
          disabled={!props.toggle}
          onChange={() => props.toggle?.(props.item.key)}
        />
        <span class="box" aria-hidden="true" />
      </label>
    </li>
  )
}

/** Whose it is, which edition, and whether its owner's permission is with headquarters. */
export function Attribution(props: {
  instrument: {
    version: number
    permissionOnFile: boolean
    ruler: { label: string }
    provenance: { attribution: { es: string; en: string } }
  }
  speaks: Language
}) {
  return (
    <div class="small quiet attribution">
      <p lang={props.speaks}>{props.instrument.provenance.attribution[props.speaks]}</p>
      <p>
        {screening("edition", { label: props.instrument.ruler.label, version: String(props.instrument.version) })}
        <br />
        {screening("rights", { answer: screening(props.instrument.permissionOnFile ? "yes" : "no") })}
      </p>
      <Show when={props.speaks === "en"}>
        <p>{screening("working")}</p>
      </Show>
    </div>
  )
}
