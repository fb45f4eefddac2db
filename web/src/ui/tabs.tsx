import * as Kobalte from "@kobalte/core/tabs"
import { For, type JSX } from "solid-js"

type Tab = { value: string; label: JSX.Element; content: () => JSX.Element }

export function Tabs(props: {
  tabs: readonly Tab[]
  label: string
  value?: string
  onChange?: (value: string) => void
}) {
  return (
    <Kobalte.Root
      class="tabs"
      {...(props.value === undefined ? {} : { value: props.value })}
      onChange={(value) => props.onChange?.(value)}
    >
      <Kobalte.List class="tab-list" aria-label={props.label}>
        <For each={props.tabs}>
          {(tab) => (
            <Kobalte.Trigger class="tab" value={tab.value}>
              {tab.label}
            </Kobalte.Trigger>
          )}
        </For>
      </Kobalte.List>
      <For each={props.tabs}>
        {(tab) => (
          <Kobalte.Content class="tab-panel" value={tab.value}>
            {tab.content()}
          </Kobalte.Content>
        )}
      </For>
    </Kobalte.Root>
  )
}
