import { For, type JSX } from "solid-js"
import { Card } from "../../ui/card"
import { settings } from "./settings.i18n"
import { groups, type Name } from "./settings.words"
import "../../ui/settings.css"

/** Every setting by its group, in the order in which an officer would ask. `wide` leaves room for more than one act. */
export function SettingGroups(props: { wide?: boolean; row: (name: Name) => JSX.Element }) {
  return (
    <For each={groups}>
      {(group) => (
        <Card title={settings(group.title)} flush>
          <ul class="settings" data-acts={props.wide ? "more" : undefined}>
            <For each={group.names}>{(name) => <li>{props.row(name)}</li>}</For>
          </ul>
        </Card>
      )}
    </For>
  )
}

/** One setting: what it is, what it says now, and what can be done with it. */
export function SettingRow(props: { name: Name; value: JSX.Element; children: JSX.Element }) {
  return (
    <div class="setting">
      <div>
        <h3>{settings(props.name)}</h3>
        <p class="small quiet">{settings(`hint.${props.name}`)}</p>
      </div>
      <div>{props.value}</div>
      <div class="row">{props.children}</div>
    </div>
  )
}
