import { Copy, type Field } from "@ventanilla/core/casework/consent/schema"
import { For, Show } from "solid-js"
import type { z } from "zod"
import { spokenInside } from "../../../context/spoken"
import { zone } from "../../../context/time"
import { useOrganizationNames } from "../../../directory/directory/directory.calls"
import { fill } from "../../../i18n"
import { Button, ButtonLink } from "../../../ui/button"
import { Note } from "../../../ui/empty"
import { RadioGroup } from "../../../ui/radio-group"
import { consent } from "./consent.i18n"
import type { ConsentForm } from "./consent-form"

type Read = "es" | "en"

/** What is read to her, in her language when it is one of ours; otherwise in Spanish for the interpreter. */
export function Aloud(props: { form: ConsentForm }) {
  const organizations = useOrganizationNames()
  const spoken = () => props.form.field("language").value() ?? "es"
  const read = (): Read => (spoken() === "en" ? "en" : "es")
  const say = (key: keyof typeof consent.es & `say.${string}`, values?: Record<string, string>) =>
    fill(consent[read()][key], values, read())
  const fields = () => (props.form.field("fields").value() ?? []) as z.infer<typeof Field>[]
  const channels = () => props.form.field("channels").value() ?? []
  const until = () =>
    new Intl.DateTimeFormat(read() === "es" ? "es-MX" : "en-US", { dateStyle: "long", timeZone: zone() }).format(
      new Date(props.form.field("endsAt").value() ?? ""),
    )
  const sentences = () => [
    say("say.organization", {
      organization: organizations().get(props.form.field("organizationID").value() ?? "") ?? "…",
    }),
    fields().length
      ? say("say.fields", {
          fields: fields()
            .map((field) => consent[read()][`aloud.${field}`])
            .join("; "),
        })
      : say("say.nothing"),
    say("say.channels", {
      channels: channels()
        .map((channel) => consent[read()][`aloudBy.${channel}`])
        .join("; "),
    }),
    say("say.purpose"),
    say("say.until", { date: until() }),
    say("say.revoke"),
    say("say.free"),
    say("say.ledger"),
  ]
  return (
    <>
      <p>{consent("say.text")}</p>
      <Show when={spoken() !== "es" && spoken() !== "en"}>
        <Note tone="warn">{consent("say.interpreter", { language: spokenInside([spoken()]) })}</Note>
      </Show>
      <blockquote class="aloud" lang={read()}>
        <For each={sentences()}>{(sentence) => <p>{sentence}</p>}</For>
      </blockquote>
      <RadioGroup
        label={consent("copyGiven.label")}
        hint={consent("copyGiven.hint")}
        field={props.form.field("copy")}
        options={Copy.options.map((value) => ({ value, label: consent(`copyGiven.${value}`) }))}
      />
    </>
  )
}

/** She said no. */
export function Refused(props: { back: string; again: () => void }) {
  return (
    <Note tone="ok">
      <p>
        <strong>{consent("no.title")}</strong>
      </p>
      <p>{consent("no.text")}</p>
      <div class="row">
        <ButtonLink kind="primary" href={props.back}>
          {consent("other.done")}
        </ButtonLink>
        <Button onClick={props.again}>{consent("no.again")}</Button>
      </div>
    </Note>
  )
}
