import type { PaperState } from "@ventanilla/core/casework/sheet/schema"
import { createSignal, Show } from "solid-js"
import { can } from "../../../context/nav"
import { Button } from "../../../ui/button"
import { Card } from "../../../ui/card"
import { Empty } from "../../../ui/empty"
import { Load } from "../../../ui/load"
import type { CardProps } from "../card-props"
import { PaperFields, PaperList } from "./paper-fields"
import { Section } from "./section"
import { useCatalogues, useSheet } from "./sheet.calls"
import { sheet } from "./sheet.i18n"
import { saying } from "./sheet.words"

/** Her own documents; each dependant has a list of theirs. */
export default function PapersCard(props: CardProps) {
  const query = useSheet(() => props.file.casefileID)
  const known = useCatalogues()
  const [editing, setEditing] = createSignal(false)
  return (
    <Card
      title={sheet("papers")}
      aside={
        <Show when={props.open && can("sheet.change") && query.status === "success"}>
          <Button
            size="small"
            onClick={() => setEditing(true)}
            aria-label={sheet("changeOf", { what: sheet("papers") })}
          >
            {sheet("change")}
          </Button>
        </Show>
      }
    >
      <Load query={query}>
        {(found) => (
          <>
            <Show
              when={Object.keys(found().papers).length}
              fallback={<Empty title={sheet("papersEmpty")}>{sheet("papersText")}</Empty>}
            >
              <PaperList papers={found().papers} known={known} />
            </Show>
            <Show when={editing()}>
              <Section
                sheet={found()}
                section="papers"
                title={sheet("papers")}
                said={saying(known, [])}
                close={() => setEditing(false)}
              >
                {(at) => (
                  <>
                    <p class="quiet">{sheet("papersText")}</p>
                    <PaperFields at={(key) => at<PaperState>(key)} had={found().papers} known={known} />
                  </>
                )}
              </Section>
            </Show>
          </>
        )}
      </Load>
    </Card>
  )
}
