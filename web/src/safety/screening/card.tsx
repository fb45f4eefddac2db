import type { Info } from "@ventanilla/core/safety/screening/schema"
import { For, Show } from "solid-js"
import type { CardProps } from "../../casework/casefile/card-props"
import { casefile } from "../../casework/casefile/casefile.i18n"
import { addressOf } from "../../casework/casefile/casefile.words"
import { arrived } from "../../context/call"
import { language } from "../../context/language"
import { can } from "../../context/nav"
import { dateTime } from "../../context/time"
import { ButtonLink } from "../../ui/button"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Empty } from "../../ui/empty"
import { Load } from "../../ui/load"
import { useEdition, useScreenings } from "./screening.calls"
import { screening } from "./screening.i18n"
import { bandTone } from "./screening.words"

/** When the ruler was offered and what it said in words. No line through the bands: they are no measure over time. */
export default function ScreeningCard(props: CardProps) {
  const query = useScreenings(() => props.file.casefileID)
  const edition = useEdition()
  const address = () => `${addressOf(props.file)}/violentometro`
  const words = (found: Info) => {
    if (found.outcome === "declined") return screening("outcome.declined")
    if (found.band === null) return screening("outcome.nothing")
    const band = arrived(edition)?.ruler.bands.find(({ band }) => band === found.band)
    return screening("outcome.band", { band: String(found.band), words: band?.[language()] ?? "" })
  }
  return (
    <Card
      flush
      title={screening("card")}
      aside={
        <Show when={props.open && can("screening.record")}>
          <ButtonLink size="small" href={address()}>
            {screening("offer")}
          </ButtonLink>
        </Show>
      }
    >
      <Load query={query} lines={2}>
        {(data) => (
          <Show
            when={data().items.length}
            fallback={<Empty title={screening("card.empty")}>{screening("card.emptyText")}</Empty>}
          >
            <ul class="rows">
              <For each={data().items}>
                {(found) => (
                  <li>
                    <div>
                      <p class="row" data-gap="small">
                        <Chip tone={bandTone(found)}>{words(found)}</Chip>
                        <Show when={found.talkNow}>
                          <Chip tone="bad">{screening("talkNow")}</Chip>
                        </Show>
                        <Show when={found.outcome === "answered" && !found.whole}>
                          <Chip>{screening("part")}</Chip>
                        </Show>
                      </p>
                      <p class="small quiet">
                        {screening("taken", {
                          when: dateTime(found.takenAt),
                          who: props.whole.accounts.names().get(found.takenBy) ?? casefile("assigned.someone"),
                        })}
                      </p>
                    </div>
                    <Show when={found.outcome === "answered"}>
                      <div class="act">
                        <ButtonLink kind="quiet" size="small" href={`${address()}?screening=${found.screeningID}`}>
                          {screening("open")}
                        </ButtonLink>
                      </div>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Load>
    </Card>
  )
}
