import type { Edition, Step } from "@ventanilla/core/safety/protocol/schema"
import { For, type JSX, Show } from "solid-js"
import { Card, Fact, Facts } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Note } from "../../ui/empty"
import { protocol } from "./protocol.i18n"
import { doerName, offeredReasons, reasonName, said, settingNames } from "./protocol.words"

type Flags = ReadonlyMap<string, { es: string; en: string }>

/** What a version is and when it is offered, with its sources. */
export function Particulars(props: { edition: Edition; flags: Flags }) {
  const reasons = () => offeredReasons(props.edition.offeredBy)
  return (
    <Card title={said(props.edition.title)}>
      <Note>{said(props.edition.note)}</Note>
      <Facts>
        <Fact term={protocol("official")}>{props.edition.official}</Fact>
        <Show when={reasons().length > 0}>
          <Fact term={protocol("offeredBy")}>
            <ul class="tags">
              <For each={reasons()}>{(reason) => <li>{reasonName(reason, props.flags)}</li>}</For>
            </ul>
          </Fact>
        </Show>
        <Fact term={protocol("sources")}>
          <ul class="small protocol-sources">
            <For each={props.edition.sources}>{(source) => <li>{source}</li>}</For>
          </ul>
        </Fact>
      </Facts>
    </Card>
  )
}

/** Its stages and steps as they are worded. `act` goes beside each step. */
export function Stages(props: { edition: Edition; act?: (step: Step) => JSX.Element }) {
  const isList = () => props.edition.protocol === "red_flags"
  return (
    <For each={props.edition.stages}>
      {(stage, at) => (
        <Card title={`${at() + 1}. ${said(stage)}`} aside={<Source confidence={stage.confidence} />} flush>
          <ol class="rows protocol-steps">
            <For each={stage.steps}>
              {(step) => (
                <li>
                  <div>
                    <p>{said(step)}</p>
                    <Show when={!isList()}>
                      <p class="small quiet">
                        {[doerName(step.who), settingNames(step.settings), protocol(`record.${step.record}`)].join(
                          " · ",
                        )}
                      </p>
                    </Show>
                    <Show when={step.checklist.length + step.choices.length > 0}>
                      <ul class="protocol-items small">
                        <For each={[...step.checklist, ...step.choices]}>{(item) => <li>{said(item)}</li>}</For>
                      </ul>
                    </Show>
                    <Show when={step.confidence !== stage.confidence}>
                      <Source confidence={step.confidence} />
                    </Show>
                  </div>
                  <div class="act">{props.act?.(step)}</div>
                </li>
              )}
            </For>
          </ol>
        </Card>
      )}
    </For>
  )
}

/** How well a wording is known, in words. */
export const Source = (props: { confidence: Step["confidence"] }) => (
  <Chip tone={props.confidence === "V" ? "ok" : "mute"}>{protocol(`source.${props.confidence}`)}</Chip>
)
