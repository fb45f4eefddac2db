import { useQuery } from "@tanstack/solid-query"
import { createEffect, For, on, Show } from "solid-js"
import { arrived } from "../../context/call"
import { domain } from "../../i18n/domain"
import { ErrorNote, Note } from "../../ui/empty"
import { readDetection } from "./detection.calls"
import { detection } from "./detection.i18n"
import { answersOf } from "./prefill.rules"

type Begin = (path: string, value: unknown) => void

/** Fills the form of a new case file from its detection; a draft that was brought back is left as it was typed. */
export function useDetected(begin: Begin, isTyped: () => boolean, detectionID: () => string | undefined) {
  const query = useQuery(() => ({
    queryKey: ["detection", detectionID()],
    queryFn: () => readDetection(detectionID() ?? ""),
    enabled: detectionID() !== undefined,
    // Each reading is written down.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  }))
  createEffect(
    on(
      () => arrived(query),
      (found) => {
        if (found && !isTyped()) for (const [path, value] of answersOf(found)) begin(path, value)
      },
    ),
  )
  return query
}

/** Which detection this file begins with, and what was noticed: in sight while one asks her. */
export function Detected(props: { query: ReturnType<typeof useDetected> }) {
  return (
    <>
      <ErrorNote problem={props.query.error ?? undefined} />
      <Show when={arrived(props.query)}>
        {(found) => (
          <Note tone={found().urgent ? "warn" : "info"}>
            <p class="row" data-gap="small">
              <strong class="mono">{found().folio}</strong>
              <span>{detection("detected", { area: domain(`area.${found().area}`) })}</span>
            </p>
            <ul class="tags small">
              <For each={found().signs}>{(sign) => <li>{domain(`sign.${sign}`)}</li>}</For>
            </ul>
            <p class="small">{detection(`contact.${found().contact}`)}</p>
            <Show when={found().reach}>
              <p class="small">{detection("carried")}</p>
            </Show>
          </Note>
        )}
      </Show>
    </>
  )
}
