import { NumberKind, type Numbers } from "@ventanilla/core/casework/sheet/schema"
import { createSignal, For, Show } from "solid-js"
import { can } from "../../../context/nav"
import { dateTime } from "../../../context/time"
import { Button, ButtonLink } from "../../../ui/button"
import { Card, Fact, Facts } from "../../../ui/card"
import { Checkbox } from "../../../ui/checkbox"
import type { At } from "../../../ui/form"
import { Load } from "../../../ui/load"
import { Select } from "../../../ui/select"
import { TextField } from "../../../ui/text-field"
import type { CardProps } from "../card-props"
import { casefile } from "../casefile.i18n"
import { addressOf } from "../casefile.words"
import { Section } from "./section"
import { type Sheet, useCatalogues, useSheet } from "./sheet.calls"
import { sheet } from "./sheet.i18n"
import { saying } from "./sheet.words"
import "./sheet.css"

/** What other systems call the case, and whether it stands in the ministry's. A closed case file may still be captured. */
export default function NumbersCard(props: CardProps) {
  const query = useSheet(() => props.file.casefileID)
  const known = useCatalogues()
  const [editing, setEditing] = createSignal(false)
  const by = (id: string) => props.whole.accounts.names().get(id) ?? casefile("assigned.someone")
  const captured = ({ capturedAt, capturedBy }: Sheet) =>
    capturedAt && capturedBy
      ? sheet("capturedBy", { when: dateTime(capturedAt), who: by(capturedBy) })
      : sheet("notCaptured")
  return (
    <Card
      title={sheet("numbers")}
      aside={
        <Show when={can("sheet.change") && query.status === "success"}>
          <Button
            size="small"
            onClick={() => setEditing(true)}
            aria-label={sheet("changeOf", { what: sheet("numbers") })}
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
              <Fact term={sheet("field.numbers.sipcFolio")}>
                {found().numbers.sipcFolio ?? <span class="quiet">{sheet("notYet")}</span>}
              </Fact>
              <Fact term={sheet("field.numbers.captured")}>{captured(found())}</Fact>
              <For each={found().numbers.others}>
                {({ kind, value }) => <Fact term={sheet(`value.${kind}`)}>{value}</Fact>}
              </For>
            </Facts>
            <Show when={can("summary.read")}>
              <div>
                <ButtonLink size="small" href={`${addressOf(props.file)}/summary`}>
                  {sheet("summaryOpen")}
                </ButtonLink>
              </div>
            </Show>
            <Show when={editing()}>
              <Section
                sheet={found()}
                section="numbers"
                title={sheet("numbers")}
                said={saying(known, [])}
                close={() => setEditing(false)}
              >
                {(at) => <Fields at={at} />}
              </Section>
            </Show>
          </>
        )}
      </Load>
    </Card>
  )
}

function Fields(props: { at: At }) {
  const others = () => props.at<Numbers["others"]>("others")
  const list = () => others().value() ?? []
  return (
    <>
      <p class="quiet">{sheet("numbersText")}</p>
      <TextField label={sheet("field.numbers.sipcFolio")} optional field={props.at("sipcFolio")} />
      <Checkbox label={sheet("field.numbers.captured")} field={props.at<boolean>("captured")} />
      <For each={list().map((_, index) => index)}>
        {(index) => (
          <div class="panel sheet-part">
            <Select
              label={sheet("numberKind")}
              field={props.at<Numbers["others"][number]["kind"]>(`others.${index}.kind`)}
              options={NumberKind.options.map((value) => ({ value, label: sheet(`value.${value}`) }))}
            />
            <TextField label={sheet("number")} field={props.at(`others.${index}.value`)} />
            <div>
              <Button kind="quiet" onClick={() => others().set(list().filter((_, other) => other !== index))}>
                {sheet("removeNumber")}
              </Button>
            </div>
          </div>
        )}
      </For>
      <Show when={list().length < 8}>
        <div>
          <Button size="small" onClick={() => others().set([...list(), { kind: "police", value: "" }])}>
            {sheet("addNumber")}
          </Button>
        </div>
      </Show>
    </>
  )
}
