import * as Kobalte from "@kobalte/core/dropdown-menu"
import { For, type JSX } from "solid-js"

type Item = { label: JSX.Element; onSelect: () => void; danger?: boolean; disabled?: boolean }

/** What is done seldom, behind one button. */
export function Menu(props: { label: JSX.Element; name?: string; items: readonly Item[] }) {
  return (
    <Kobalte.Root preventScroll={false} modal={false}>
      <Kobalte.Trigger class="button" data-kind="quiet" aria-label={props.name}>
        {props.label}
      </Kobalte.Trigger>
      <Kobalte.Portal>
        <Kobalte.Content class="menu">
          <For each={props.items}>
            {(item) => (
              <Kobalte.Item
                class="menu-item"
                data-kind={item.danger ? "danger" : undefined}
                disabled={item.disabled ?? false}
                onSelect={item.onSelect}
              >
                {item.label}
              </Kobalte.Item>
            )}
          </For>
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte.Root>
  )
}
