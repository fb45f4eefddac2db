import { useQuery, useQueryClient } from "@tanstack/solid-query"
import type { TemplateInfo } from "@ventanilla/core/tenant/schema"
import { createSignal, For, Show } from "solid-js"
import { ask, client, keyed } from "../../api"
import { arrived } from "../../context/call"
import { settings } from "../../i18n/settings"
import { template } from "../../i18n/template"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { ConfirmDialog } from "../../ui/dialog"
import { toast } from "../../ui/toast"
import { said } from "../settings/settings.words"
import { changedNames, discard, draft, drafted } from "./draft"
import "../../ui/publish.css"

/** What is not published yet, and the one step that makes it the network's. */
export function Publish(props: { info: TemplateInfo }) {
  const queries = useQueryClient()
  const [asking, setAsking] = createSignal(false)
  const consulates = useQuery(() => ({
    queryKey: ["headquarters", "consulates"],
    queryFn: () => ask(client.api.headquarters.consulates.$get()),
    enabled: asking(),
  }))
  const heirs = () => (arrived(consulates)?.items ?? []).filter(({ status }) => status === "active").length
  const changes = () => changedNames(props.info.settings, draft())
  const next = () => props.info.version + 1
  const action = createAction(
    (key) => {
      const json = { version: props.info.version, settings: drafted(props.info.settings, draft()) }
      return ask(client.api.headquarters.template.$post({ json }, keyed(key)))
    },
    ({ version }) => {
      discard()
      setAsking(false)
      toast(template("published", { version: Number(version) }))
      void queries.invalidateQueries({ queryKey: ["headquarters", "template"] })
    },
  )
  const close = () => {
    setAsking(false)
    // Refused because another version came first: the page shows it, and the draft stays over it.
    if (action.problem()?.code === "stale") void queries.invalidateQueries({ queryKey: ["headquarters", "template"] })
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
        <Show when={arrived(consulates)}>
          <p>{template("confirm.text", { count: heirs() })}</p>
        </Show>
      </ConfirmDialog>
    </Show>
  )
}
