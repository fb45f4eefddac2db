import { useQuery } from "@tanstack/solid-query"
import type { TemplateInfo } from "@ventanilla/core/tenancy/tenant/schema"
import { lockedSettings } from "@ventanilla/core/tenancy/tenant/settings"
import { createSignal, Show } from "solid-js"
import { ask, client } from "../../api"
import { can } from "../../context/nav"
import { day } from "../../context/time"
import { screening } from "../../safety/screening/screening.i18n"
import { Button, ButtonLink } from "../../ui/button"
import { Chip } from "../../ui/chip"
import { Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { SettingGroups, SettingRow } from "../settings/groups"
import { settings } from "../settings/settings.i18n"
import { type Name, said } from "../settings/settings.words"
import { changedNames, draft, drafted, undo } from "./draft"
import { Editor } from "./editor"
import { Publish } from "./publish"
import { template } from "./template.i18n"
import "../../ui/template.css"

/** What every consulate inherits: changes are noted one by one, looked at together, and published as one version. */
export default function TemplatePage() {
  const [editing, setEditing] = createSignal<Name>()
  const query = useQuery(() => ({
    queryKey: ["headquarters", "template"],
    queryFn: () => ask(client.api.headquarters.template.$get()),
  }))
  const sub = () => {
    const info = query.data
    return info?.version ? template("sub", { version: info.version, date: day(info.publishedAt) }) : template("first")
  }
  return (
    <Page
      title={template("title")}
      sub={sub()}
      actions={
        <Show when={can("instrument.read")}>
          <ButtonLink href="/instrument">{screening("edition.link")}</ButtonLink>
        </Show>
      }
    >
      <Load query={query} lines={8}>
        {(info) => (
          <>
            <SettingGroups
              wide
              row={(name) => (
                <>
                  <Setting name={name} info={info()} edit={() => setEditing(name)} editing={editing() === name} />
                  <Show when={editing() === name}>
                    <Editor
                      name={name}
                      info={info()}
                      values={drafted(info().settings, draft())}
                      close={() => setEditing(undefined)}
                    />
                  </Show>
                </>
              )}
            />
            <Publish info={info()} />
          </>
        )}
      </Load>
    </Page>
  )
}

function Setting(props: { name: Name; info: TemplateInfo; editing: boolean; edit: () => void }) {
  const published = () => props.info.settings
  const changed = () => changedNames(published(), draft()).includes(props.name)
  const named = () => ({ name: settings(props.name) })
  return (
    <SettingRow
      name={props.name}
      value={
        <>
          <p class="setting-value">{said(props.name, drafted(published(), draft()))}</p>
          <Show when={changed()}>
            <p class="small quiet">{template("was", { value: said(props.name, published()) })}</p>
          </Show>
        </>
      }
    >
      <Show when={!changed() && lockedSettings.includes(props.name)}>
        <Chip tone="info">{template("only")}</Chip>
      </Show>
      <Show when={changed()}>
        <Chip tone="brand">{template("changed")}</Chip>
        <Button kind="quiet" size="small" onClick={() => undo(props.name)} aria-label={template("undoOf", named())}>
          {template("undo")}
        </Button>
      </Show>
      <Show when={can("template.publish")}>
        <Button
          size="small"
          onClick={props.edit}
          aria-expanded={props.editing}
          aria-label={settings("changeOf", named())}
        >
          {settings("change")}
        </Button>
      </Show>
    </SettingRow>
  )
}
