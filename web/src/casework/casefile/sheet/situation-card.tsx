import { createSignal, For, Show } from "solid-js"
import { can } from "../../../context/nav"
import { plainDay } from "../../../context/time"
import { Button } from "../../../ui/button"
import { Card, Fact, Facts } from "../../../ui/card"
import { Chip } from "../../../ui/chip"
import { Empty } from "../../../ui/empty"
import { Load } from "../../../ui/load"
import type { CardProps } from "../card-props"
import { type Catalogues, type Sheet, useCatalogues, useSheet } from "./sheet.calls"
import { sheet } from "./sheet.i18n"
import { SituationForm } from "./situation-form"
import "./sheet.css"

/** Her ámbitos with the principal one, what makes it harder for her, and where she stands about reporting. */
export default function SituationCard(props: CardProps) {
  const query = useSheet(() => props.file.casefileID)
  const known = useCatalogues()
  const [editing, setEditing] = createSignal(false)
  return (
    <Card
      title={sheet("situation")}
      aside={
        <Show when={props.open && can("sheet.change") && query.status === "success"}>
          <Button
            size="small"
            onClick={() => setEditing(true)}
            aria-label={sheet("changeOf", { what: sheet("situation") })}
          >
            {sheet("change")}
          </Button>
        </Show>
      }
    >
      <Load query={query}>
        {(found) => (
          <>
            <Said sheet={found()} known={known} />
            <Show when={editing()}>
              <SituationForm sheet={found()} known={known} close={() => setEditing(false)} />
            </Show>
          </>
        )}
      </Load>
    </Card>
  )
}

function Said(props: { sheet: Sheet; known: Catalogues }) {
  const its = () => props.sheet.situation
  const word = (catalogue: string, key: string) => props.known.word(catalogue, key)
  return (
    <>
      <Show when={its().ambitos.length} fallback={<Empty title={sheet("situationEmpty")} />}>
        <ul class="ambitos">
          <For each={its().ambitos}>
            {({ ambito, subtypes }) => (
              <li data-principal={ambito === its().principal ? "" : undefined}>
                <span class="row" data-gap="small">
                  <strong>{word("ambito", ambito)}</strong>
                  <Show when={ambito === its().principal}>
                    <Chip tone="brand">{sheet("principal")}</Chip>
                  </Show>
                </span>
                <Show when={subtypes.length}>
                  <span class="small quiet block">{subtypes.map((key) => word("subtype", key)).join(" · ")}</span>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={its().flags.length}>
        <h3>{sheet("field.situation.flags")}</h3>
        <ul class="tags">
          <For each={its().flags}>{(key) => <li>{word("vulnerability", key)}</li>}</For>
        </ul>
      </Show>
      <Facts>
        <Fact term={sheet("field.situation.readiness")}>
          <Show when={its().readiness} fallback={<span class="quiet">{sheet("guidanceUnknown")}</span>}>
            {(hers) => <>{sheet("since", { state: sheet(`value.${hers().state}`), date: plainDay(hers().on) })}</>}
          </Show>
        </Fact>
        <Fact term={sheet("field.situation.immigrationGuidance")}>
          {its().immigrationGuidance === null
            ? sheet("guidanceUnknown")
            : sheet(its().immigrationGuidance ? "yes" : "no")}
        </Fact>
      </Facts>
    </>
  )
}
