import { For } from "solid-js"
import { can, visibleSections } from "../context/nav"
import { keys } from "../i18n/keys"
import { shell } from "../i18n/shell"
import { Check } from "../ui/checkbox"
import { Dialog } from "../ui/dialog"
import "./palette.css"

/** The single keys, and whether they are on. */
export function Keys(props: {
  on: boolean
  choose: (next: boolean) => void
  letters: Record<string, string>
  close: () => void
}) {
  const sections = () => visibleSections().filter(({ href }) => props.letters[href])
  return (
    <Dialog open onClose={props.close} title={keys("shortcuts")}>
      <div class="stack">
        <Check label={keys("on")} hint={keys("shortcutsText")} checked={props.on} onChange={props.choose} />
        <dl class="shortcuts">
          <Line keys={["Ctrl K"]} what={keys("act.palette")} />
          <Line keys={["Esc", "Esc"]} what={keys("act.neutral")} />
          <Line keys={["?"]} what={keys("act.help")} />
          {can("detection.create") && <Line keys={["n"]} what={keys("act.detection")} />}
          <Line keys={["j", "k", "Enter"]} what={keys("act.list")} />
          <For each={sections()}>
            {({ href, word }) => (
              <Line keys={["g", props.letters[href] ?? ""]} what={keys("act.go", { name: shell(word) })} />
            )}
          </For>
        </dl>
      </div>
    </Dialog>
  )
}

function Line(props: { keys: readonly string[]; what: string }) {
  return (
    <>
      <dt>
        <For each={props.keys}>
          {(key) => (
            <>
              <kbd>{key}</kbd>{" "}
            </>
          )}
        </For>
      </dt>
      <dd>{props.what}</dd>
    </>
  )
}
