import type { TemplateInfo } from "@ventanilla/core/tenancy/tenant/schema"
import { Settings } from "@ventanilla/core/tenancy/tenant/settings"
import { onMount } from "solid-js"
import * as z from "zod"
import { ui } from "../../i18n/ui"
import { Button } from "../../ui/button"
import { createForm } from "../../ui/form"
import { Inputs } from "../settings/inputs"
import { settings } from "../settings/settings.i18n"
import type { Name } from "../settings/settings.words"
import { note } from "./draft"
import { template } from "./template.i18n"

/** One setting's small form; what it says is noted in the draft, and nothing is sent. */
export function Editor(props: { name: Name; info: TemplateInfo; values: Settings; close: () => void }) {
  const form = createForm({
    schema: z.strictObject({ [props.name]: Settings.shape[props.name] }) as unknown as z.ZodType<Partial<Settings>>,
    initial: { [props.name]: props.values[props.name] },
    send: async (set) => note(props.info, { [props.name]: null, ...set }),
    done: props.close,
  })
  let element: HTMLFormElement | undefined
  onMount(() => element?.querySelector("input")?.focus())
  return (
    <form ref={element} class="setting-form" novalidate onSubmit={form.submit} aria-label={settings(props.name)}>
      <Inputs name={props.name} at={form.at} />
      <div class="row">
        <Button kind="primary" type="submit">
          {template("keep")}
        </Button>
        <Button onClick={props.close}>{ui("cancel")}</Button>
      </div>
    </form>
  )
}
