import { createUniqueId, For, Show } from "solid-js"
import { categoryName } from "../../../context/categories"
import { spokenInside } from "../../../context/spoken"
import { CapacityChip } from "../../../directory/directory/capacity"
import { areaOf } from "../../../directory/guide/found"
import { Chip } from "../../../ui/chip"
import { refer } from "../refer.i18n"
import type { Choice } from "./options"

/** Services as large choices: one of them. */
export function Choices(props: {
  choices: readonly Choice[]
  chosen: string | undefined
  choose: (choice: Choice) => void
}) {
  const name = createUniqueId()
  return (
    <fieldset class="services">
      <legend class="hidden-words">{refer("make.services")}</legend>
      <For each={props.choices}>
        {(choice) => (
          <label class="service">
            <input
              type="radio"
              name={name}
              checked={props.chosen === choice.service.serviceID}
              onChange={() => props.choose(choice)}
            />
            <span>
              <span class="row" data-gap="small">
                <strong>{choice.organization.name}</strong>
                <CapacityChip capacity={choice.organization.capacity} />
              </span>
              <span>{choice.service.name}</span>
              <span class="small quiet">
                {categoryName(choice.service.category)}
                {" · "}
                {refer("make.speaks", { languages: spokenInside(choice.service.languages) })}
                {" · "}
                {areaOf({ counties: choice.service.details.counties, area: choice.service.serviceArea })}
              </span>
              <span class="row" data-gap="small">
                <Mark yes={choice.alliance} words={refer(choice.alliance ? "make.alliance" : "make.noAlliance")} />
                <Mark yes={choice.mailbox} words={refer(choice.mailbox ? "make.mailbox" : "make.noMailbox")} />
                <Show when={choice.consent}>
                  <Mark yes words={refer("make.consent")} />
                </Show>
              </span>
            </span>
          </label>
        )}
      </For>
    </fieldset>
  )
}

const Mark = (props: { yes: boolean; words: string }) => <Chip tone={props.yes ? "ok" : "warn"}>{props.words}</Chip>
