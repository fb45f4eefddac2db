import type { Speech } from "@ventanilla/core/casework/sheet/schema"
import { createSignal, Show } from "solid-js"
import { can } from "../../../context/nav"
import { Button } from "../../../ui/button"
import { Card, Fact, Facts } from "../../../ui/card"
import { Note } from "../../../ui/empty"
import { Load } from "../../../ui/load"
import { PressOne } from "../../../ui/presses"
import { Select } from "../../../ui/select"
import { TextField } from "../../../ui/text-field"
import type { CardProps } from "../card-props"
import { Languages } from "./languages"
import { Section } from "./section"
import { type Catalogues, type Sheet, useCatalogues, useSheet } from "./sheet.calls"
import { sheet } from "./sheet.i18n"
import { saying } from "./sheet.words"
import "./sheet.css"

/** Which languages she speaks, and through whom one speaks with her. */
export default function SpeechCard(props: CardProps) {
  const query = useSheet(() => props.file.casefileID)
  const known = useCatalogues()
  const [editing, setEditing] = createSignal(false)
  const names = (codes: readonly string[]) => codes.map((code) => known.word("language", code)).join(", ")
  return (
    <Card
      title={sheet("speech")}
      aside={
        <Show when={props.open && can("sheet.change") && query.status === "success"}>
          <Button
            size="small"
            onClick={() => setEditing(true)}
            aria-label={sheet("changeOf", { what: sheet("speech") })}
          >
            {sheet("change")}
          </Button>
        </Show>
      }
    >
      <Load query={query}>
        {(found) => (
          <>
            <Facts>
              <Fact term={sheet("field.speech.languages")}>{names(found().speech.languages)}</Fact>
              <Fact term={sheet("field.speech.preferred")}>
                {names([found().speech.preferred])}
                <Show when={found().speech.variant}>
                  <span class="small quiet block">{found().speech.variant}</span>
                </Show>
              </Fact>
              <Fact term={sheet("field.speech.interpreter")}>{sheet(`value.${found().speech.interpreter}`)}</Fact>
              <Show when={found().speech.interpreter !== "not_needed" || found().speech.used !== "none"}>
                <Fact term={sheet("field.speech.used")}>{sheet(`value.${found().speech.used}`)}</Fact>
              </Show>
            </Facts>
            <Show when={found().speech.interpreter === "needed" && found().speech.used === "none"}>
              <Note tone="warn">{sheet("waiting")}</Note>
            </Show>
            <Show when={editing()}>
              <SpeechForm sheet={found()} known={known} close={() => setEditing(false)} />
            </Show>
          </>
        )}
      </Load>
    </Card>
  )
}

function SpeechForm(props: { sheet: Sheet; known: Catalogues; close: () => void }) {
  return (
    <Section
      sheet={props.sheet}
      section="speech"
      title={sheet("speech")}
      said={saying(props.known, ["language"])}
      close={props.close}
    >
      {(at) => {
        const spoken = () => at<string[]>("languages").value() ?? []
        return (
          <>
            <Languages field={at<string[]>("languages")} known={props.known} />
            <div class="field-pair">
              <Select
                label={sheet("field.speech.preferred")}
                field={at<string>("preferred")}
                options={spoken().map((code) => ({ value: code, label: props.known.word("language", code) }))}
              />
              <TextField
                label={sheet("field.speech.variant")}
                hint={sheet("hint.variant")}
                optional
                field={at("variant")}
              />
            </div>
            <PressOne
              label={sheet("field.speech.interpreter")}
              field={at<Speech["interpreter"]>("interpreter")}
              options={(["not_needed", "needed", "declined"] as const).map((value) => ({
                value,
                label: sheet(`value.${value}`),
              }))}
            />
            <Show when={at("interpreter").value() !== "not_needed"}>
              <Select
                label={sheet("field.speech.used")}
                field={at<Speech["used"]>("used")}
                options={(["none", "staff", "phone", "in_person", "relative"] as const).map((value) => ({
                  value,
                  label: sheet(`value.${value}`),
                }))}
              />
              <Show when={at("used").value() === "relative"}>
                <Note tone="warn">{sheet("relativeWarning")}</Note>
              </Show>
            </Show>
          </>
        )
      }}
    </Section>
  )
}
