import { useQueryClient } from "@tanstack/solid-query"
import { Area, Channel, type ContactWish, CreateInput, Sign } from "@ventanilla/core/detection/schema"
import { createSignal, type JSX, Show } from "solid-js"
import type { z } from "zod"
import { ask, client, keyed } from "../../api"
import { can } from "../../context/nav"
import { membership } from "../../context/session"
import { detection } from "../../i18n/detection"
import { domain } from "../../i18n/domain"
import { Button, ButtonLink } from "../../ui/button"
import { Card } from "../../ui/card"
import { ErrorNote, Note } from "../../ui/empty"
import { FieldError } from "../../ui/field"
import { type Bound, createForm } from "../../ui/form"
import { Page } from "../../ui/page"
import { PressMany, PressOne } from "../../ui/presses"
import { TextField } from "../../ui/text-field"
import { NationalLines } from "../guide/lines"
import { useSettings } from "../settings/use-settings"
import { createKeys } from "./keys"
import "./detection.css"

// The area of this counter, for the next detection of the same window; before the first, the officer's own.
let lastArea: z.infer<typeof Area> | undefined
const usualArea = () => lastArea ?? membership()?.duties.areas[0]
const fresh = () => {
  const area = usualArea()
  return { signs: [], ...(area ? { area } : {}) }
}

/** A few presses and "Tell", by hand or by number keys: for a window with a queue in front of it. */
export default function NewDetection() {
  const [folio, setFolio] = createSignal<string>()
  let holder: HTMLFormElement | undefined
  const queries = useQueryClient()
  const settings = useSettings()
  const form = createForm({
    schema: CreateInput,
    initial: fresh(),
    send: (json, key) => {
      lastArea = json.area
      return ask(client.api.detections.$post({ json }, keyed(key)))
    },
    done: (made) => {
      void queries.invalidateQueries({ queryKey: ["detections"] })
      setFolio(made.folio)
    },
  })
  const again = () => {
    form.reset(fresh())
    setFolio(undefined)
  }
  const contact = form.at<z.infer<typeof ContactWish>>("contact")
  const wish: typeof contact = {
    ...contact,
    set: (next) => {
      contact.set(next)
      // A number that was noted goes when she wants something else.
      form.at<object>("reach").set(next === "yes" ? {} : undefined)
    },
  }
  const phone = () => {
    const number = settings()?.onCallPhone
    return number ? ` (${number})` : ""
  }
  return (
    <Page
      title={detection("newTitle")}
      sub={detection("newSub")}
      up={{ href: "/detections", label: detection("title") }}
    >
      <Show
        when={!folio()}
        fallback={
          <div class="stack" data-gap="large">
            <Done folio={folio() ?? ""} waits={contact.value() === "waits_here"} again={again} />
            <NationalLines />
          </div>
        }
      >
        <KeyedForm ref={(element) => (holder = element)} form={() => holder} submit={form.submit}>
          <Note tone="warn">{detection("danger", { phone: phone() })}</Note>
          <p class="small quiet hide-phone">{detection("keys")}</p>
          <PressMany
            large
            keys
            label={detection("signs")}
            field={form.at<z.infer<typeof Sign>[]>("signs")}
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
                maxLength={30}
              />
              <FieldError text={form.errors()["reach"]} />
            </div>
          </Show>
          <PressOne
            large
            keys
            label={detection("urgency")}
            field={yesNo(form.at<boolean>("urgent"))}
            options={(["yes", "no"] as const).map((value) => ({ value, label: detection(`urgent.${value}`) }))}
          />
          <PressOne
            large
            keys
            label={detection("askedInPrivate")}
            field={yesNo(form.at<boolean>("askedInPrivate"))}
            options={(["yes", "no"] as const).map((value) => ({ value, label: detection(`asked.${value}`) }))}
          />
          <PressOne
            large
            keys
            label={detection("area")}
            field={form.at<z.infer<typeof Area>>("area")}
            options={Area.options.map((value) => ({ value, label: domain(`area.${value}`) }))}
          />
          <ErrorNote problem={form.problem()} />
          <p class="error" role="status">
            {form.summary()}
          </p>
          <div class="row">
            <Button kind="primary" type="submit" pending={form.pending()}>
              {detection("send")}
            </Button>
            <span class="small quiet">{detection("draft")}</span>
          </div>
        </KeyedForm>
      </Show>
    </Page>
  )
}

const yesNo = (field: Bound<boolean | undefined>): Bound<"yes" | "no" | undefined> => ({
  name: field.name,
  value: () => {
    const value = field.value()
    return value === undefined ? undefined : value ? "yes" : "no"
  },
  set: (next) => field.set(next === undefined ? undefined : next === "yes"),
  error: field.error,
})

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

/** The folio, large, and what one may say to her. */
function Done(props: { folio: string; waits: boolean; again: () => void }) {
  return (
    <Card title={detection("done")}>
      <div class="stack" role="status">
        <p class="detection-folio mono">{props.folio}</p>
        <p class="quiet">
          {detection("folioText")} {detection("received")}
        </p>
        <div>
          <h3>{detection("say")}</h3>
          <p class="detection-say">{detection(props.waits ? "sayText.waits_here" : "sayText")}</p>
        </div>
      </div>
      <div class="row">
        <Button kind="primary" ref={(button) => queueMicrotask(() => button.focus())} onClick={props.again}>
          {detection("another")}
        </Button>
        <ButtonLink href="/detections">{detection(can("detection.list") ? "title" : "myTitle")}</ButtonLink>
      </div>
    </Card>
  )
}
