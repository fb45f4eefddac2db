import { type Content, OfferedBy } from "@ventanilla/core/safety/protocol/schema"
import { createSignal, Show } from "solid-js"
import { categoryOptions } from "../../../context/categories"
import { domain } from "../../../i18n/domain"
import { Button } from "../../../ui/button"
import { Card } from "../../../ui/card"
import { Checkboxes } from "../../../ui/checkbox"
import { bound } from "../../../ui/form"
import { PressMany } from "../../../ui/presses"
import { TextField } from "../../../ui/text-field"
import { protocol, workshop } from "../protocol.i18n"
import { said } from "../protocol.words"
import { useFlags } from "../use-flags"
import type { DraftHand } from "./use-draft"

/** What the protocol is called, where it comes from, and what offers it. */
export function Particulars(props: { hand: DraftHand }) {
  const [open, setOpen] = createSignal(false)
  return (
    <Card
      title={workshop("particulars")}
      aside={
        <Button size="small" onClick={() => setOpen(!open())} aria-expanded={open()}>
          {workshop(open() ? "close" : "edit")}
        </Button>
      }
    >
      <Show when={open()} fallback={<p class="quiet">{said(props.hand.content().note)}</p>}>
        <Fields hand={props.hand} />
      </Show>
    </Card>
  )
}

function Fields(props: { hand: DraftHand }) {
  const flags = useFlags()
  const content = () => props.hand.content()
  const change = (next: Partial<Content>) => props.hand.change((before) => ({ ...before, ...next }))
  const words = (name: "title" | "note", language: "es" | "en") =>
    bound<string | undefined>(
      `${name}.${language}`,
      () => content()[name][language],
      (value) => change({ [name]: { ...content()[name], [language]: value ?? "" } }),
    )
  const offered = <K extends keyof OfferedBy>(name: K) =>
    bound<OfferedBy[K] | undefined>(
      name,
      () => content().offeredBy[name],
      (value) => value && change({ offeredBy: { ...content().offeredBy, [name]: value } }),
    )
  const bands = bound<string[] | undefined>(
    "bands",
    () => content().offeredBy.bands.map(String),
    (value) =>
      change({ offeredBy: { ...content().offeredBy, bands: (value ?? []).map(Number).sort() as (1 | 2 | 3)[] } }),
  )
  const official = bound<string | undefined>(
    "official",
    () => content().official,
    (value) => change({ official: value ?? "" }),
  )
  const sources = bound<string | undefined>(
    "sources",
    () => content().sources.join("\n"),
    (value) => change({ sources: (value ?? "").split("\n") }),
  )
  return (
    <div class="stack">
      <div class="workshop-names" data-inside="">
        <TextField field={words("title", "es")} label={workshop("titleEs")} />
        <TextField field={words("title", "en")} label={workshop("titleEn")} />
        <TextField field={words("note", "es")} label={workshop("noteEs")} rows={3} />
        <TextField field={words("note", "en")} label={workshop("noteEn")} rows={3} />
      </div>
      <TextField field={official} label={protocol("official")} />
      <TextField field={sources} label={protocol("sources")} hint={workshop("sourcesHint")} rows={4} />
      <PressMany
        field={offered("signs")}
        label={protocol("offeredBy.signs")}
        options={OfferedBy.shape.signs.element.options.map((value) => ({ value, label: domain(`sign.${value}`) }))}
      />
      <PressMany
        field={bands}
        label={protocol("offeredBy.bands")}
        options={["1", "2", "3"].map((band) => ({ value: band, label: protocol("band", { band }) }))}
      />
      <Checkboxes
        field={offered("redFlags")}
        label={protocol("offeredBy.redFlags")}
        options={[...flags()].map(([value, words]) => ({ value, label: said(words) }))}
        columns
      />
      <Checkboxes field={offered("needs")} label={protocol("offeredBy.needs")} options={categoryOptions()} columns />
    </div>
  )
}
