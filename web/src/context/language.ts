import { createEffect, createRoot, createSignal } from "solid-js"
import { deviceStorage } from "./storage"

export type Language = "es" | "en"

const remembered = deviceStorage.read("language")
const asked = new URLSearchParams(location.search).get("lang")
const first: Language = [asked, remembered].find((value) => value === "es" || value === "en") === "en" ? "en" : "es"

const [language, setSignal] = createSignal<Language>(first)

createRoot(() => createEffect(() => document.documentElement.setAttribute("lang", language())))

/** How the reader writes numbers and dates. */
const locale = () => (language() === "es" ? "es-MX" : "en-US")

/** Changes the language of every screen at once and remembers it on this device (nothing else is kept there). */
function setLanguage(next: Language): void {
  deviceStorage.write("language", next)
  setSignal(next)
}

export { language, locale, setLanguage }
