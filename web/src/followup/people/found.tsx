import { A } from "@solidjs/router"
import type { Found } from "@ventanilla/core/followup/people/schema"
import { For, Show } from "solid-js"
import { spokenNames } from "../../context/spoken"
import { domain } from "../../i18n/domain"
import { Chip } from "../../ui/chip"
import { people } from "./people.i18n"
import "../../ui/people.css"

export const fullName = (names: { given: string; firstSurname: string; secondSurname: string | null }): string =>
  [names.given, names.firstSurname, names.secondSurname].filter(Boolean).join(" ")

/** Somebody who was found: her name, what tells her from others, and her case files. */
export function FoundPerson(props: { found: Found; newTab?: boolean }) {
  const also = () => [props.found.preferredName, ...props.found.otherNames].filter(Boolean).join(", ")
  const facts = () =>
    [
      props.found.birthYear ? people("born", { year: String(props.found.birthYear) }) : people("noBirth"),
      spokenNames(props.found.languages),
    ].filter(Boolean)
  return (
    <div class="found">
      <Show when={props.found.names} fallback={<p class="found-name quiet">{domain("erased")}</p>}>
        {(names) => (
          <>
            <p class="found-name">
              {fullName(names())}{" "}
              <Show when={props.found.minor}>
                <Chip tone="warn">{people("minor")}</Chip>
              </Show>
            </p>
            <p class="small quiet">{facts().join(" · ")}</p>
            <Show when={also()}>
              <p class="small quiet">{people("calledAlso", { names: also() })}</p>
            </Show>
          </>
        )}
      </Show>
      <ul class="found-files">
        <For each={props.found.casefiles}>
          {(file) => (
            <li>
              <A href={`/casefiles/${file.casefileID}`} {...(props.newTab ? { target: "_blank" } : {})}>
                <span class="mono">{file.folio}</span>
              </A>{" "}
              <Chip tone={file.status === "open" ? "ok" : "mute"}>{people(`status.${file.status}`)}</Chip>
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}
