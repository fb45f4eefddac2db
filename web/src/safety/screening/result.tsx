import type { Info as CaseFile } from "@ventanilla/core/casework/casefile/schema"
import type { BandNumber, Info, Instrument } from "@ventanilla/core/safety/screening/schema"
import { For, Show } from "solid-js"
import { addressOf } from "../../casework/casefile/casefile.words"
import { shownTabs } from "../../casework/casefile/tabs"
import { language } from "../../context/language"
import { ButtonLink } from "../../ui/button"
import { screening } from "./screening.i18n"

export type Said = { outcome: Info["outcome"]; band: BandNumber | null; talkNow: boolean }

/** What the ruler says, in words, and the conversation that it may call for. */
export function Result(props: { said: Said; file: CaseFile; instrument: Instrument }) {
  const band = () => props.instrument.ruler.bands.find(({ band }) => band === props.said.band)
  return (
    <section class="stack ruler-result" data-gap="large" data-band={props.said.band ?? undefined}>
      <div class="card">
        <header>
          <h2 tabindex="-1" id="ruler-says">
            {props.said.outcome === "declined" ? screening("outcome.declined") : screening("result.title")}
          </h2>
        </header>
        <div class="card-body">
          <Show when={props.said.outcome === "answered"} fallback={<p>{screening("declined")}</p>}>
            <Show when={band()} fallback={<p>{screening("result.none")}</p>}>
              {(found) => (
                <>
                  <p class="ruler-band" data-band={found().band}>
                    {found()[language()]}
                  </p>
                  <p>{screening(`result.band${found().band}`)}</p>
                </>
              )}
            </Show>
          </Show>
          <Show when={!props.said.talkNow}>
            <div class="row">
              <ButtonLink kind="primary" href={`${addressOf(props.file)}/situation`}>
                {screening("back")}
              </ButtonLink>
            </div>
          </Show>
        </div>
      </div>
      <Show when={props.said.talkNow}>
        <section class="card" data-tone="bad" aria-labelledby="talk-now">
          <header>
            <h2 id="talk-now">{screening("talk.title")}</h2>
          </header>
          <div class="card-body">
            <p>
              <strong>{screening("talk.text")}</strong>
            </p>
            <ul class="questions">
              <For each={["talk.1", "talk.2", "talk.3", "talk.4", "talk.5"] as const}>
                {(key) => <li>{screening(key)}</li>}
              </For>
            </ul>
            <p class="small quiet">{screening("talk.never")}</p>
            <div class="row">
              <Show when={shownTabs.includes("safety")}>
                <ButtonLink kind="primary" href={`${addressOf(props.file)}/safety`}>
                  {screening("talk.safety")}
                </ButtonLink>
              </Show>
              <ButtonLink href={`${addressOf(props.file)}/situation`}>{screening("back")}</ButtonLink>
            </div>
          </div>
        </section>
      </Show>
    </section>
  )
}
