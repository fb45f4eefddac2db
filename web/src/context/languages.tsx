import { For } from "solid-js"
import { shell } from "../i18n/shell"
import { language, setLanguage } from "./language"

const names = { es: "Español", en: "English" } as const

/** ES · EN, always in sight. */
export function Languages() {
  return (
    <fieldset class="languages" aria-label={shell("languages")}>
      <For each={["es", "en"] as const}>
        {(code) => (
          <button
            type="button"
            lang={code}
            aria-label={`${code.toUpperCase()} · ${names[code]}`}
            aria-pressed={language() === code}
            onClick={() => setLanguage(code)}
          >
            {code.toUpperCase()}
          </button>
        )}
      </For>
    </fieldset>
  )
}
