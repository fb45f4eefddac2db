import { useQuery } from "@tanstack/solid-query"
import { createSignal, Show } from "solid-js"
import { ask, client } from "../../api"
import { can } from "../../context/nav"
import { Button } from "../../ui/button"
import { Chip } from "../../ui/chip"
import { Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { Editor, type SettingsInfo } from "./editor"
import { SettingGroups, SettingRow } from "./groups"
import { settings } from "./settings.i18n"
import { type Name, said } from "./settings.words"

/** The consulate's configuration, each value with where it comes from. */
export default function SettingsPage() {
  const [editing, setEditing] = createSignal<Name>()
  const query = useQuery(() => ({ queryKey: ["settings"], queryFn: () => ask(client.api.settings.$get()) }))
  const done = () => {
    setEditing(undefined)
    void query.refetch()
  }
  return (
    <Page title={settings("title")} sub={settings("sub", { version: query.data?.templateVersion ?? "…" })}>
      <Load query={query} lines={8}>
        {(info) => (
          <SettingGroups
            row={(name) => (
              <>
                <Setting name={name} info={info()} edit={() => setEditing(name)} editing={editing() === name} />
                <Show when={editing() === name}>
                  <Editor name={name} info={info()} done={done} cancel={() => setEditing(undefined)} />
                </Show>
              </>
            )}
          />
        )}
      </Load>
    </Page>
  )
}

function Setting(props: { name: Name; info: SettingsInfo; editing: boolean; edit: () => void }) {
  const locked = () => props.info.locked.includes(props.name)
  const own = () => props.info.own.includes(props.name)
  return (
    <SettingRow name={props.name} value={<p class="setting-value">{said(props.name, props.info.values)}</p>}>
      <Chip tone={locked() ? "info" : own() ? "brand" : "mute"}>
        {settings(locked() ? "locked" : own() ? "own" : "inherited")}
      </Chip>
      <Show when={can("settings.change") && !locked()}>
        <Button
          size="small"
          onClick={props.edit}
          aria-expanded={props.editing}
          aria-label={settings("changeOf", { name: settings(props.name) })}
        >
          {settings("change")}
        </Button>
      </Show>
    </SettingRow>
  )
}
