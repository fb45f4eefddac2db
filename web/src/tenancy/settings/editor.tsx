import { Settings, type SettingsInfo } from "@ventanilla/core/tenancy/tenant/settings"
import { onMount, Show } from "solid-js"
import * as z from "zod"
import { client } from "../../api"
import { write } from "../../context/call"
import { ui } from "../../i18n/ui"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { ErrorNote } from "../../ui/empty"
import { createForm } from "../../ui/form"
import { toast } from "../../ui/toast"
import { Inputs } from "./inputs"
import { settings } from "./settings.i18n"
import type { Name } from "./settings.words"

export type { SettingsInfo }

type Props = { name: Name; info: SettingsInfo; done: () => void; cancel: () => void }

/** One setting's small form: an own value, or back to what headquarters says. */
export function Editor(props: Props) {
  const own = () => props.info.own.includes(props.name)
  const change = write(client.api.settings)
  const form = createForm({
    schema: z.strictObject({ [props.name]: Settings.shape[props.name] }) as unknown as z.ZodType<Partial<Settings>>,
    initial: { [props.name]: props.info.values[props.name] },
    send: (set, key) => change({ set: { [props.name]: null, ...set }, inherit: [] }, key),
    done: () => {
      toast(settings("saved"))
      props.done()
    },
  })
  const inherit = createAction(
    (key) => change({ set: {}, inherit: [props.name] }, key),
    () => {
      toast(settings("back"))
      props.done()
    },
  )
  let element: HTMLFormElement | undefined
  onMount(() => element?.querySelector("input")?.focus())
  return (
    <form ref={element} class="setting-form" novalidate onSubmit={form.submit} aria-label={settings(props.name)}>
      <Inputs name={props.name} at={form.at} />
      <ErrorNote problem={form.problem() ?? inherit.problem()} />
      <div class="row" data-push={own() ? "" : undefined}>
        <Button kind="primary" type="submit" pending={form.pending()}>
          {ui("save")}
        </Button>
        <Button onClick={props.cancel}>{ui("cancel")}</Button>
        <Show when={own()}>
          <Button kind="quiet" pending={inherit.pending()} onClick={() => void inherit.run()}>
            {settings("inherit")}
          </Button>
        </Show>
      </div>
    </form>
  )
}
