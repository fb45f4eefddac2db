import { useQueryClient } from "@tanstack/solid-query"
import { Area, type ContactWish, CreateInput, Sign } from "@ventanilla/core/detection/schema"
import { createSignal, Show } from "solid-js"
import type { z } from "zod"
import { ask, client, keyed } from "../../api"
import { can } from "../../context/nav"
import { detection } from "../../i18n/detection"
import { domain } from "../../i18n/domain"
import { Button, ButtonLink } from "../../ui/button"
import { Card } from "../../ui/card"
import { ErrorNote, Note } from "../../ui/empty"
import { type Bound, createForm } from "../../ui/form"
import { Page } from "../../ui/page"
import { PressMany, PressOne } from "../../ui/presses"
import { useSettings } from "../settings/use-settings"

// The area of this counter, for the next detection of the same window.
let lastArea: z.infer<typeof Area> | undefined

/** Five presses and "Tell": for a window with a queue in front of it. */
export default function NewDetection() {
  const [folio, setFolio] = createSignal<string>()
  const queries = useQueryClient()
  const settings = useSettings()
  const form = createForm({
    schema: CreateInput,
    initial: { signs: [], ...(lastArea ? { area: lastArea } : {}) },
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
    form.reset({ signs: [], ...(lastArea ? { area: lastArea } : {}) })
    setFolio(undefined)
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
      <Show when={!folio()} fallback={<Done folio={folio() ?? ""} again={again} />}>
        <form class="form form-wide" novalidate onSubmit={form.submit}>
          <Note tone="warn">{detection("danger", { phone: phone() })}</Note>
          <PressMany
            large
            label={detection("signs")}
            field={form.at<z.infer<typeof Sign>[]>("signs")}
            options={Sign.options.map((value) => ({ value, label: domain(`sign.${value}`) }))}
          />
          <PressOne
            large
            label={detection("contact")}
            field={form.at<z.infer<typeof ContactWish>>("contact")}
            options={(["waits_here", "yes", "she_calls", "no"] as const).map((value) => ({
              value,
              label: detection(`contact.${value}`),
            }))}
          />
          <PressOne
            large
            label={detection("urgency")}
            field={yesNo(form.at<boolean>("urgent"))}
            options={(["yes", "no"] as const).map((value) => ({ value, label: detection(`urgent.${value}`) }))}
          />
          <PressOne
            large
            label={detection("askedInPrivate")}
            field={yesNo(form.at<boolean>("askedInPrivate"))}
            options={(["yes", "no"] as const).map((value) => ({ value, label: detection(`asked.${value}`) }))}
          />
          <PressOne
            large
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
        </form>
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

function Done(props: { folio: string; again: () => void }) {
  return (
    <Card title={detection("done")}>
      <div class="stack" role="status">
        <Note tone="ok">{detection("doneText", { folio: props.folio })}</Note>
        <div class="row">
          <Button onClick={props.again}>{detection("another")}</Button>
          <Show when={can("detection.list")}>
            <ButtonLink href="/detections">{detection("title")}</ButtonLink>
          </Show>
        </div>
      </div>
    </Card>
  )
}
