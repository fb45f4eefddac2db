import { A } from "@solidjs/router"
import { For } from "solid-js"
import { casefile } from "./casefile.i18n"
import { shownTabs, type Tab } from "./tabs"

/** The parts of one case file, each with an address of its own. */
export function TabBar(props: { address: string; current: Tab }) {
  return (
    <nav class="casefile-tabs no-print" aria-label={casefile("tabs")}>
      <For each={shownTabs}>
        {(tab) => (
          <A
            href={tab === "overview" ? props.address : `${props.address}/${tab}`}
            class="casefile-tab"
            aria-current={tab === props.current ? "page" : undefined}
            noScroll
          >
            {casefile(`tab.${tab}`)}
          </A>
        )}
      </For>
    </nav>
  )
}
