import type { HiddenBy } from "@ventanilla/core/directory/directory/schema"
import { Show } from "solid-js"
import { Note } from "../../ui/empty"
import { place } from "./place.i18n"

/** What anybody may read of a location once it is saved so, and why no more. */
export function WhatIsPublic(props: { published: boolean; active: boolean; hiddenBy: HiddenBy | null }) {
  const reason = () => (props.hiddenBy === "location" ? null : props.hiddenBy)
  return (
    <Note tone={props.hiddenBy ? "ok" : "warn"}>
      <p>
        <strong>{place("publicTitle")}</strong>
      </p>
      <Show when={props.active} fallback={<p>{place("public.retired")}</p>}>
        <Show when={!props.published}>
          <p>{place("public.unpublished")}</p>
        </Show>
        <p>{place(props.hiddenBy ? "public.hidden" : "public.open")}</p>
        <Show when={reason()}>{(why) => <p class="small">{place(`public.${why()}`)}</p>}</Show>
      </Show>
    </Note>
  )
}
