import type { Plan } from "@ventanilla/core/safety/safetyplan/schema"
import { Show } from "solid-js"
import { render } from "solid-js/web"
import { PlanSheet } from "./plan-sheet"
import { safety } from "./safety.i18n"

/**
 * Prints the plan and nothing else of the page: with a neutral cover the first sheet is a shopping list, and what follows bears no logo, no
 * folio and no name. Nothing is sent; the sheet is gone from the page when the print dialog closes.
 */
export function printPlan(plan: Plan, hasCover: boolean, phone: string | null): void {
  const place = document.createElement("div")
  place.className = "print-plan"
  document.body.append(place)
  const end = render(() => <Sheets plan={plan} hasCover={hasCover} phone={phone} />, place)
  const title = document.title
  // Browsers print the title on every sheet and propose it as the file's name.
  document.title = safety("shopping")
  document.documentElement.dataset["print"] = "plan"
  try {
    window.print()
  } finally {
    delete document.documentElement.dataset["print"]
    document.title = title
    end()
    place.remove()
  }
}

function Sheets(props: { plan: Plan; hasCover: boolean; phone: string | null }) {
  return (
    <>
      <Show when={props.hasCover}>
        <section class="print-cover">
          <h1>{safety("shopping")}</h1>
          <p>{safety("shopping.items")}</p>
        </section>
      </Show>
      <PlanSheet plan={props.plan} />
      <Show when={props.phone}>{(phone) => <p>{phone()}</p>}</Show>
    </>
  )
}
