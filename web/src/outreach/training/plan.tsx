import { useNavigate } from "@solidjs/router"
import { states } from "@ventanilla/core/data/counties"
import { Audience, Mode, PlanInput, Topic } from "@ventanilla/core/outreach/training/schema"
import { createSignal } from "solid-js"
import type { z } from "zod"
import { useReread } from "../../context/changes"
import { addDays, dayOf, instantAt } from "../../context/days"
import { language } from "../../context/language"
import { now, zone } from "../../context/time"
import { useOrganizationNames } from "../../directory/directory/directory.calls"
import { useAlliances } from "../../partners/alliance/alliance.calls"
import { zoneOptions } from "../../partners/alliance/zones"
import { DateField, TimeField } from "../../ui/date-field"
import { Dialog } from "../../ui/dialog"
import { type At, type Bound, bound, createForm } from "../../ui/form"
import { PressMany, PressOne } from "../../ui/presses"
import { Select } from "../../ui/select"
import { Submit } from "../../ui/submit"
import { NumberField, TextField } from "../../ui/text-field"
import { toast } from "../../ui/toast"
import { planTraining } from "./training.calls"
import { training } from "./training.i18n"
import { audienceFact, listed, topicFact } from "./training.words"

export type Offer = { key: string; es: string; en: string; facts: Record<string, string | number | boolean> }

/** A training that is to come, its own or one that headquarters offers. */
export function PlanTraining(props: { offer: Offer | undefined; close: () => void }) {
  return (
    <Dialog open onClose={props.close} title={training("planTitle")}>
      <Fields offer={props.offer} close={props.close} />
    </Dialog>
  )
}

function begin(offer: Offer | undefined) {
  const mode = "in_person" as const
  if (!offer) return { mode }
  const [audience, topic] = [audienceFact(offer), topicFact(offer)]
  return {
    mode,
    offered: offer.key,
    title: language() === "es" ? offer.es : offer.en,
    ...(audience ? { audience } : {}),
    ...(topic ? { topics: [topic] } : {}),
  }
}

const nine = 9 * 60
const longest = 24 * 60

function Fields(props: { offer: Offer | undefined; close: () => void }) {
  const reread = useReread()
  const navigate = useNavigate()
  const hours = Math.min(Number(props.offer?.facts["hours"] ?? 2), 8)
  const [day, setDay] = createSignal<string | undefined>(addDays(dayOf(now(), zone()), 7))
  const [from, setFrom] = createSignal<number | undefined>(nine)
  const [until, setUntil] = createSignal<number | undefined>(nine + hours * 60)
  const [place, setPlace] = createSignal<string | undefined>(zone())
  const span = () => {
    const at = (minute: number | undefined) =>
      day() && minute !== undefined
        ? instantAt(day() ?? "", Math.min(minute, longest), place() ?? zone()).replace(".000Z", "Z")
        : undefined
    return { startsAt: at(from()), endsAt: at(until()), timeZone: place() ?? zone() }
  }
  const form = createForm({
    schema: PlanInput,
    initial: { ...begin(props.offer), ...(span() as { startsAt: string; endsAt: string; timeZone: string }) },
    send: (_parsed, key) => planTraining(_parsed, key),
    done: ({ trainingID }) => {
      toast(training("planned"))
      reread("training")
      props.close()
      navigate(`/trainings/${trainingID}`)
    },
  })
  const field = <T,>(name: string, value: () => T, set: (value: T) => void): Bound<T> => ({
    name,
    value,
    set: (next) => {
      set(next)
      form.patch(span() as { startsAt: string; endsAt: string; timeZone: string })
    },
    error: () => form.at(name).error(),
  })
  const at: At = form.at
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <TextField label={training("name")} hint={training("nameHint")} field={form.field("title")} />
      <PressOne
        label={training("audience")}
        field={form.field("audience")}
        options={Audience.options.map((value) => ({ value, label: training(`audience.${value}`) }))}
      />
      <PressMany
        label={training("topics")}
        field={form.field("topics")}
        options={Topic.options.map((value) => ({ value, label: training(`topic.${value}`) }))}
      />
      <div class="field-pair">
        <DateField label={training("on")} field={field("startsAt", day, setDay)} />
        <Select label={training("zone")} field={field("timeZone", place, setPlace)} options={zoneOptions()} />
      </div>
      <div class="field-pair">
        <TimeField label={training("from")} field={field("from", from, setFrom)} />
        <TimeField label={training("until")} field={field("endsAt", until, setUntil)} />
      </div>
      <Where at={at} />
      <With at={at} />
      <Submit brief form={form} label={training("save")} onCancel={props.close} />
    </form>
  )
}

function Where(props: { at: At }) {
  return (
    <>
      <PressOne
        label={training("mode")}
        field={props.at<z.infer<typeof Mode>>("mode")}
        options={Mode.options.map((value) => ({ value, label: training(`mode.${value}`) }))}
      />
      <TextField optional label={training("place")} field={props.at<string>("place")} />
      <County at={props.at} />
      <TextField optional label={training("host")} hint={training("hostHint")} field={props.at<string>("host")} />
    </>
  )
}

/** A county of the United States, its state first. */
export function County(props: { at: At }) {
  const county = () => props.at("countyFips")
  const [state, setState] = createSignal(county().value()?.slice(0, 2))
  const counties = () => states.find(({ fips }) => fips === state())?.counties ?? []
  return (
    <div class="field-pair">
      <Select
        optional
        label={training("stateOf")}
        field={bound<string | undefined>("state", state, (next) => {
          setState(next)
          county().set(undefined)
        })}
        options={states.map(({ fips, name }) => ({ value: fips, label: name }))}
      />
      <Select
        optional
        label={training("county")}
        field={county()}
        options={counties().map(({ fips, name }) => ({ value: fips, label: name }))}
      />
    </div>
  )
}

function With(props: { at: At }) {
  const names = useOrganizationNames()
  const alliances = useAlliances()
  const partners = () => props.at<string[]>("partners")
  const speakers = () => props.at<string[]>("speakers")
  const [text, setText] = createSignal<string>()
  return (
    <>
      <div class="field-pair">
        <Select
          optional
          label={training("partner")}
          empty={training("none")}
          field={bound<string | undefined>(
            "partners",
            () => partners().value()?.[0],
            (next) => partners().set(next ? [next] : undefined),
          )}
          options={[...names()].map(([value, label]) => ({ value, label }))}
        />
        <Select
          optional
          label={training("alliance")}
          empty={training("none")}
          field={props.at<string>("allianceID")}
          options={(alliances.isPending ? [] : (alliances.data?.items ?? [])).map((one) => ({
            value: one.allianceID,
            label: names().get(one.organizationID) ?? "…",
          }))}
        />
      </div>
      <TextField
        optional
        label={training("speakers")}
        hint={training("speakersHint")}
        field={bound<string | undefined>("speakers", text, (next) => {
          setText(next)
          speakers().set(listed(next))
        })}
      />
      <NumberField optional label={training("plannedHeads")} field={props.at<number>("plannedHeads")} />
    </>
  )
}
