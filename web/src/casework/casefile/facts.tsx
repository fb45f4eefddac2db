import type { Info } from "@ventanilla/core/casework/casefile/schema"
import { For, Show } from "solid-js"
import { categoryName } from "../../context/categories"
import { can } from "../../context/nav"
import { dateTime } from "../../context/time"
import { domain } from "../../i18n/domain"
import { Button } from "../../ui/button"
import { Card, Fact, Facts } from "../../ui/card"
import { casefile } from "./casefile.i18n"

/** What she is looking for, how soon, and who carries it. */
export function FactsCard(props: {
  file: Info
  accounts: ReadonlyMap<string, string>
  change: () => void
  assign: () => void
}) {
  const open = () => props.file.status === "open"
  const carrier = () => {
    const id = props.file.assignedTo
    return id ? (props.accounts.get(id) ?? casefile("assigned.someone")) : casefile("assigned.none")
  }
  return (
    <Card
      title={casefile("needs")}
      aside={
        <Show when={open() && can("casefile.change")}>
          <Button size="small" onClick={props.change}>
            {casefile("change")}
          </Button>
        </Show>
      }
    >
      <ul class="tags">
        <For each={props.file.needs}>{(need) => <li>{categoryName(need)}</li>}</For>
      </ul>
      <Facts>
        <Fact term={casefile("urgency")}>{domain(`urgency.${props.file.urgency}`)}</Fact>
        <Fact term={casefile("area")}>{domain(`area.${props.file.area}`)}</Fact>
        <Fact term={casefile("assigned")}>
          <span class="row" data-gap="small">
            {carrier()}
            <Show when={open() && can("casefile.assign")}>
              <Button kind="quiet" size="small" onClick={props.assign}>
                {casefile("assign")}
              </Button>
            </Show>
          </span>
        </Fact>
        <Show when={props.file.closedAt}>
          {(at) => (
            <Fact term={casefile("closedAt")}>
              {dateTime(at())}
              <Show when={props.file.closeReason}>{(reason) => <>. {casefile(`reason.${reason()}`)}</>}</Show>
            </Fact>
          )}
        </Show>
      </Facts>
    </Card>
  )
}
