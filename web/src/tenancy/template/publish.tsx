import { useQuery } from "@tanstack/solid-query"
import type { TemplateInfo } from "@ventanilla/core/tenancy/tenant/schema"
import { type Settings, settingNames } from "@ventanilla/core/tenancy/tenant/settings"
import { createSignal, For, Show } from "solid-js"
import { ask, client, keyed } from "../../api"
import { arrived } from "../../context/call"
import { useReread } from "../../context/changes"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { ConfirmDialog } from "../../ui/dialog"
import { createMerge } from "../../ui/merge"
import { MergeDialog } from "../../ui/merge-dialog"
import { toast } from "../../ui/toast"
import { settings } from "../settings/settings.i18n"
import { type Name, said } from "../settings/settings.words"
import { began, changedNames, discard, draft, drafted } from "./draft"
import { template } from "./template.i18n"
import "../../ui/publish.css"

/** What is not published yet, and the one step that makes it the network's. */
export function Publish(props: { info: TemplateInfo }) {
  const reread = useReread()
  const [asking, setAsking] = createSignal(false)
  const consulates = useQuery(() => ({
    queryKey: ["headquarters", "consulates"],
    queryFn: () => ask(client.api.headquarters.consulates.$get()),
    enabled: asking(),
  }))
  const heirs = () => (arrived(consulates)?.items ?? []).filter(({ status }) => status === "active").length
  const changes = () => changedNames(props.info.settings, draft())
  const next = () => props.info.version + 1
  const read = ({ settings: values, version }: TemplateInfo) => ({ values, version })
  const merge = createMerge<Settings>({
    base: () => read(began(props.info)),
    read: async () => read(await ask(client.api.headquarters.template.$get())),
    // A setting is one thing, however many fields it has.
    whole: settingNames,
  })
  const action = createAction(
    (key) =>
      merge.send(drafted(began(props.info).settings, draft()), key, (mine, version, again) =>
        ask(client.api.headquarters.template.$post({ json: { version, settings: mine } }, keyed(again))),
      ),
    ({ version }) => {
      discard()
      setAsking(false)
      toast(template("published", { version: Number(version) }))
      reread("template")
    },
  )
  const close = () => {
    setAsking(false)
    action.clear()
  }
  return (
    <Show when={changes().length > 0}>
      <section class="publish" aria-label={template("pending", { count: changes().length })}>
        <p role="status">{template("pending", { count: changes().length })}</p>
        <div class="row">
          <Button kind="quiet" onClick={() => discard()}>
            {template("discard")}
          </Button>
          <Button kind="primary" onClick={() => setAsking(true)}>
            {template("publish", { version: next() })}
          </Button>
        </div>
      </section>
      <ConfirmDialog
        open={asking()}
        onClose={close}
        title={template("confirm", { version: next() })}
        confirm={template("publish", { version: next() })}
        action={action}
      >
        <table class="changes">
          <thead>
            <tr>
              <th scope="col">{template("setting")}</th>
              <th scope="col">{template("before")}</th>
              <th scope="col">{template("after")}</th>
            </tr>
          </thead>
          <tbody>
            <For each={changes()}>
              {(name) => (
                <tr>
                  <th scope="row">{settings(name)}</th>
                  <td class="quiet">{said(name, props.info.settings)}</td>
                  <td>
                    <strong>{said(name, drafted(props.info.settings, draft()))}</strong>
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
        <MergeDialog
          merge={merge}
          label={(name) => settings(name as Name)}
          show={(name, value) => said(name as Name, { ...props.info.settings, [name]: value })}
        />
        <Show when={arrived(consulates)}>
          <p>{template("confirm.text", { count: heirs() })}</p>
        </Show>
      </ConfirmDialog>
    </Show>
  )
}
