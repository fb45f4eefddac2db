import { Area, Channel, CreateInput, Sign } from "@ventanilla/core/casework/detection/schema"
import { type JSX, Show } from "solid-js"
import type { z } from "zod"
import { domain } from "../../i18n/domain"
import { Button } from "../../ui/button"
import { ErrorNote, Note } from "../../ui/empty"
import { FieldError } from "../../ui/field"
import { createForm } from "../../ui/form"
import { PressMany, PressOne, yesNo } from "../../ui/presses"
import { TextField } from "../../ui/text-field"
import { detection } from "./detection.i18n"
import { createKeys } from "./keys"
import "./detection.css"

export type Filled = z.output<typeof CreateInput>
type Props<R> = {
  phone: string | null | undefined
  initial: Partial<z.input<typeof CreateInput>>
  send: (json: Filled, key: string) => Promise<R>
  done: (made: R, waits: boolean) => void
  word: JSX.Element
  note: JSX.Element
  children?: JSX.Element
}

/** A few presses and "Tell", by hand or by number keys: for a window with a queue in front of it. */
export function DetectionForm<R>(props: Props<R>) {
  let holder: HTMLFormElement | undefined
  const form = createForm({
    schema: CreateInput,
    initial: props.initial,
    send: (json: Filled, key) => props.send(json, key),
    done: (made: R) => props.done(made, contact.value() === "waits_here"),
  })
  const contact = form.field("contact")
  const wish: typeof contact = {
    ...contact,
    set: (next) => {
      contact.set(next)
      // A number that was noted goes when she wants something else.
      form.at<object>("reach").set(next === "yes" ? {} : undefined)
    },
  }
  return (
    <KeyedForm ref={(element) => (holder = element)} form={() => holder} submit={form.submit}>
      <Note tone="warn">{props.phone ? detection("danger", { phone: props.phone }) : detection("danger.alone")}</Note>
      <p class="small quiet hide-phone">{detection("keys")}</p>
      <PressMany
        large
        keys
        label={detection("signs")}
        field={form.field("signs")}
        options={Sign.options.map((value) => ({ value, label: domain(`sign.${value}`) }))}
      />
      <PressOne
        large
        keys
        label={detection("contact")}
        field={wish}
        options={(["waits_here", "yes", "she_calls", "no"] as const).map((value) => ({
          value,
          label: detection(`contact.${value}`),
        }))}
      />
      <Show when={contact.value() === "yes"}>
        <div class="stack" data-field="reach">
          <PressOne
            keys
            label={detection("reach")}
            field={form.at<z.infer<typeof Channel>>("reach.channel")}
            options={Channel.options.map((value) => ({ value, label: domain(`channel.${value}`) }))}
          />
          <TextField
            type="tel"
            label={detection("number")}
            hint={detection("numberHint")}
            field={form.at("reach.number")}
          />
          <FieldError text={form.errors()["reach"]} />
        </div>
      </Show>
      <PressOne
        large
        keys
        label={detection("urgency")}
        field={yesNo(form.field("urgent"))}
        options={(["yes", "no"] as const).map((value) => ({ value, label: detection(`urgent.${value}`) }))}
      />
      <PressOne
        large
        keys
        label={detection("askedInPrivate")}
        field={yesNo(form.field("askedInPrivate"))}
        options={(["yes", "no"] as const).map((value) => ({ value, label: detection(`asked.${value}`) }))}
      />
      <PressOne
        large
        keys
        label={detection("area")}
        field={form.field("area")}
        options={Area.options.map((value) => ({ value, label: domain(`area.${value}`) }))}
      />
      {props.children}
      <ErrorNote problem={form.problem()} />
      <p class="error" role="status">
        {form.summary()}
      </p>
      <div class="row">
        <Button kind="primary" type="submit" pending={form.pending()}>
          {props.word}
        </Button>
        <span class="small quiet">{props.note}</span>
      </div>
    </KeyedForm>
  )
}

/** The form with its keys, begun anew for each detection so that its first choice has the focus. */
function KeyedForm(props: {
  ref: (element: HTMLFormElement) => void
  form: () => HTMLFormElement | undefined
  submit: (event: Event) => Promise<void>
  children: JSX.Element
}) {
  const keydown = createKeys(props.form)
  return (
    <form
      class="form form-wide"
      novalidate
      ref={props.ref}
      onSubmit={(event) => void props.submit(event)}
      onKeyDown={keydown}
    >
      {props.children}
    </form>
  )
}
