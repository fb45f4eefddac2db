import { For, Show } from "solid-js"
import { Button } from "../../ui/button"
import type { Control } from "../../ui/form"
import { place } from "./place.i18n"

/** What came in an import and nobody here could read, word for word: it stays until it is taken away. */
export function AsCame(props: { texts: readonly string[] }) {
  return (
    <For each={props.texts}>
      {(text) => (
        <p class="small">
          <span class="quiet">{place("asCame")}</span> <q>{text}</q>
        </p>
      )}
    </For>
  )
}

/** The same in a form: written above as it is meant, it can be taken away. */
export function AsCameField(props: { field: Control<string[]> }) {
  const all = () => props.field.value() ?? []
  return (
    <Show when={all().length}>
      <div class="panel stack" data-gap="small" data-field={props.field.name}>
        <p class="hint">{place("asCameHint")}</p>
        <For each={all()}>
          {(text) => (
            <p class="row" data-gap="small">
              <q>{text}</q>
              <Button
                kind="quiet"
                size="small"
                aria-label={place("asCameRemoveOf", { text })}
                onClick={() => props.field.set(all().filter((other) => other !== text))}
              >
                {place("asCameRemove")}
              </Button>
            </p>
          )}
        </For>
      </div>
    </Show>
  )
}
