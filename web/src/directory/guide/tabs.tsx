import { A } from "@solidjs/router"
import { For } from "solid-js"
import { guide } from "./guide.i18n"
import "./guide.css"

const parts = [
  { href: "/directory", word: "tab.find" },
  { href: "/directory/organizations", word: "tab.organizations" },
  { href: "/directory/coverage", word: "tab.coverage" },
  { href: "/directory/sheet", word: "tab.sheet" },
] as const

/** The directory's parts, on each of their pages. */
export function DirectoryTabs() {
  return (
    <nav class="parts no-print" aria-label={guide("tabs")}>
      <For each={parts}>
        {({ href, word }) => (
          <A href={href} end class="part">
            {guide(word)}
          </A>
        )}
      </For>
    </nav>
  )
}
