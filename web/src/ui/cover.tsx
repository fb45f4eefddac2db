import { For } from "solid-js"
import { language } from "../context/language"
import "./cover.css"

// These words are here, not in i18n/: nothing on this sheet may point at what lies under it.
const words = {
  es: { title: "Lista de compras", list: ["Leche", "Huevo", "Tortillas", "Jabón", "Pilas"] },
  en: { title: "Shopping list", list: ["Milk", "Eggs", "Tortillas", "Soap", "Batteries"] },
}

/** The first sheet of a print that somebody else may find; on the screen it is not there. */
export function Cover() {
  return (
    <aside class="print-cover" aria-hidden="true">
      <p>{words[language()].title}</p>
      <ul>
        <For each={words[language()].list}>{(one) => <li>{one}</li>}</For>
      </ul>
    </aside>
  )
}
