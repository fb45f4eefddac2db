import { useQueryClient } from "@tanstack/solid-query"
import type { Info } from "@ventanilla/core/detection/schema"
import { For, Show } from "solid-js"
import { byWhom } from "../../context/by"
import { can } from "../../context/nav"
import { when } from "../../context/time"
import { detection } from "../../i18n/detection"
import { domain } from "../../i18n/domain"
import { createAction } from "../../ui/action"
import { Button, ButtonLink } from "../../ui/button"
import { Chip } from "../../ui/chip"
import { ErrorNote } from "../../ui/empty"
import { toast } from "../../ui/toast"
import { takeDetection } from "./detection.calls"

/** One detection: what was noticed, what she wants, and "I am going". */
export function DetectionRow(props: { row: Info; accounts?: ReadonlyMap<string, string> }) {
  const queries = useQueryClient()
  const its = () => props.row
  const take = createAction(
    (key) => takeDetection(its().detectionID, key),
    () => {
      toast(detection("taken"))
      void queries.invalidateQueries({ queryKey: ["detections"] })
    },
  )
  return (
    <li>
      <div class="stack" data-gap="small">
        <p class="row" data-gap="small">
          <strong class="mono">{its().folio}</strong>
          <Show when={its().urgent}>
            <Chip tone="bad">{detection("urgent")}</Chip>
          </Show>
          <Chip tone={its().contact === "waits_here" ? "warn" : "info"}>{detection(`contact.${its().contact}`)}</Chip>
        </p>
        <ul class="tags small">
          <For each={its().signs}>{(sign) => <li>{domain(`sign.${sign}`)}</li>}</For>
        </ul>
        <p class="small quiet">
          {detection("since", { area: domain(`area.${its().area}`), when: when(its().createdAt) })}
          {" · "}
          {detection(its().askedInPrivate ? "private" : "notPrivate")}
        </p>
        <Show when={its().takenAt}>
          {(at) => (
            <p class="small quiet">
              {detection("takenAt", { when: when(at()) })}
              {" · "}
              {byWhom(its().takenBy ?? "", props.accounts)}
            </p>
          )}
        </Show>
        <ErrorNote problem={take.problem()} />
      </div>
      <div class="act">
        <Show
          when={its().status === "waiting"}
          fallback={
            <Show when={can("casefile.open")}>
              <ButtonLink size="small" href={`/casefiles/new?area=${its().area}${its().urgent ? "&urgent=true" : ""}`}>
                {detection("openFile")}
              </ButtonLink>
            </Show>
          }
        >
          <Show when={can("detection.take")}>
            <Button
              kind="primary"
              size="small"
              pending={take.pending()}
              aria-label={`${detection("take")}: ${its().folio}`}
              onClick={() => void take.run()}
            >
              {detection("take")}
            </Button>
          </Show>
        </Show>
      </div>
    </li>
  )
}
