import { planSections } from "@ventanilla/core/data/safety-plan"
import type { Plan } from "@ventanilla/core/safety/safetyplan/schema"
import { For, Show } from "solid-js"
import { language } from "../../context/language"
import { safety } from "./safety.i18n"

/** What the plan says, section by section; sections that say nothing are left out. No name, no logo. */
export function PlanSheet(props: { plan: Plan }) {
  const said = () =>
    planSections.flatMap((section) => {
      const its = props.plan.sections[section.key]
      const ticked = section.prompts.filter(({ key }) => its?.ticked.includes(key))
      return its && (ticked.length > 0 || its.text) ? [{ section, ticked, text: its.text }] : []
    })
  return (
    <Show when={said().length > 0} fallback={<p class="quiet">{safety("plan.empty")}</p>}>
      <div class="plan-sheet">
        <For each={said()}>
          {({ section, ticked, text }) => (
            <section>
              <h3>{section[language()]}</h3>
              <ul>
                <For each={ticked}>{(prompt) => <li>{prompt[language()]}</li>}</For>
              </ul>
              <Show when={text}>
                <p class="lines">{text}</p>
              </Show>
            </section>
          )}
        </For>
      </div>
    </Show>
  )
}
