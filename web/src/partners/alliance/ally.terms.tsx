import type { FocalPoint, Info } from "@ventanilla/core/partners/alliance/schema"
import { createSignal, For, Show } from "solid-js"
import { can } from "../../context/nav"
import { spokenNames } from "../../context/spoken"
import { Button } from "../../ui/button"
import { Card, Fact, Facts } from "../../ui/card"
import { terms } from "./terms.i18n"
import { ChangeTerms } from "./terms-form"

/** What the instrument says besides its dates, and the way to correct it. */
export function Terms(props: { row: Info }) {
  const [changing, setChanging] = createSignal(false)
  const its = () => props.row.terms
  return (
    <Card
      title={terms("title")}
      aside={
        <Show when={props.row.status !== "ended" && can("alliance.change")}>
          <Button size="small" onClick={() => setChanging(true)}>
            {terms("change")}
          </Button>
        </Show>
      }
    >
      <Facts>
        <Fact term={terms("object")}>{its().object || terms("missing")}</Fact>
        <Fact term={terms("sharing")}>{terms(its().dataSharing ? "yes" : "no")}</Fact>
        <Show when={its().parties.length}>
          <Fact term={terms("parties")}>
            <For each={its().parties}>{(party) => <p>{party}</p>}</For>
          </Fact>
        </Show>
        <Show when={its().signatory}>
          {(signatory) => <Fact term={terms("signatory")}>{terms("signatoryIs", signatory())}</Fact>}
        </Show>
        <Show when={its().languages.length}>
          <Fact term={terms("languages")}>
            <span>{spokenNames(its().languages)}</span>
          </Fact>
        </Show>
        <Show when={its().focalPoints.length}>
          <Fact term={terms("focalPoints")}>
            <For each={its().focalPoints}>{(point) => <Point point={point} />}</For>
          </Fact>
        </Show>
      </Facts>
      <Show when={changing()}>
        <ChangeTerms row={props.row} close={() => setChanging(false)} />
      </Show>
    </Card>
  )
}

function Point(props: { point: FocalPoint }) {
  return (
    <div>
      <p>{[props.point.role, props.point.name].filter(Boolean).join(": ")}</p>
      <Show when={props.point.email}>{(email) => <p class="small">{email()}</p>}</Show>
      <Show when={props.point.phone}>{(phone) => <p class="small mono">{phone()}</p>}</Show>
    </div>
  )
}
