import { createSignal, For, Show } from "solid-js"
import { can } from "../../../context/nav"
import { plainDay } from "../../../context/time"
import { Button } from "../../../ui/button"
import { Card, Fact, Facts } from "../../../ui/card"
import { Chip } from "../../../ui/chip"
import { Note } from "../../../ui/empty"
import { Load } from "../../../ui/load"
import type { CardProps } from "../card-props"
import { GateForm } from "./gate-form"
import { type Catalogues, type Sheet, useCatalogues, useSheet } from "./sheet.calls"
import { sheet } from "./sheet.i18n"
import "./sheet.css"

/** What protection asks for by law: what is there, and calmly what is not yet. */
export default function GateCard(props: CardProps) {
  const query = useSheet(() => props.file.casefileID)
  const known = useCatalogues()
  const [editing, setEditing] = createSignal(false)
  return (
    <Card
      title={sheet("gate")}
      aside={
        <Show when={props.open && can("sheet.change") && query.status === "success"}>
          <Button size="small" onClick={() => setEditing(true)} aria-label={sheet("changeOf", { what: sheet("gate") })}>
            {sheet("change")}
          </Button>
        </Show>
      }
    >
      <Load query={query}>
        {(found) => (
          <>
            <div class="row" data-gap="small">
              <Show when={found().missing.length} fallback={<Chip tone="ok">{sheet("gateReady")}</Chip>}>
                <Chip tone="info">{sheet("gateMissing", { count: found().missing.length })}</Chip>
                <For each={found().missing}>{(one) => <Chip tone="mute">{sheet(`missing.${one}`)}</Chip>}</For>
              </Show>
            </div>
            <Show when={found().missing.length}>
              <p class="small quiet">{sheet("gateText")}</p>
            </Show>
            <Show when={found().gate.nationality === "not_mexican"}>
              <Note>{sheet("notMexican")}</Note>
            </Show>
            <Said sheet={found()} known={known} />
            <Show when={editing()}>
              <GateForm sheet={found()} known={known} close={() => setEditing(false)} />
            </Show>
          </>
        )}
      </Load>
    </Card>
  )
}

function Said(props: { sheet: Sheet; known: Catalogues }) {
  const gate = () => props.sheet.gate
  const none = () => <span class="quiet">{sheet("notYet")}</span>
  return (
    <Facts>
      <Fact term={sheet("field.gate.nationality")}>
        <Show when={gate().nationality} fallback={none()}>
          {(value) => <>{sheet(`value.${value()}`)}</>}
        </Show>
      </Fact>
      <Show when={gate().nationality !== "not_mexican"}>
        <Fact term={sheet("field.gate.document")}>
          <Show when={gate().document} fallback={none()}>
            {(shown) => <>{`${props.known.word("document", shown().kind)}, ${plainDay(shown().seenOn)}`}</>}
          </Show>
        </Fact>
      </Show>
      <Fact term={sheet("field.gate.acceptance")}>
        <Show when={gate().acceptance} fallback={none()}>
          {(given) => (
            <>
              {`${props.known.word("acceptance_way", given().way)}, ${plainDay(given().on)}`}
              <Show when={given().witness}>
                <span class="small quiet block">
                  {sheet("witness")}: {given().witness}
                </span>
              </Show>
            </>
          )}
        </Show>
      </Fact>
      <Fact term={sheet("field.gate.notice")}>
        <Show when={gate().notice} fallback={none()}>
          {(notice) => <>{`${sheet(`value.${notice().form}`)} ${notice().version}, ${plainDay(notice().shownOn)}`}</>}
        </Show>
      </Fact>
    </Facts>
  )
}
