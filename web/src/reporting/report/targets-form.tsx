import { Indicator, type Info, SetInput, type Targets } from "@ventanilla/core/reporting/target/schema"
import { For } from "solid-js"
import { number } from "../../context/time"
import { Dialog } from "../../ui/dialog"
import { createForm } from "../../ui/form"
import { createMerge } from "../../ui/merge"
import { MergeDialog } from "../../ui/merge-dialog"
import { Submit, useDone } from "../../ui/submit"
import { NumberField } from "../../ui/text-field"
import { readTargets, setTargets, type Whose } from "./target.calls"
import { targets } from "./targets.i18n"

const read = ({ rows, version }: Info) => ({
  values: Object.fromEntries(
    rows.flatMap(({ indicator, target }) => (target === null ? [] : [[indicator, target]])),
  ) as Targets,
  version,
})

/** Sets a year's targets; what a colleague set meanwhile is joined with them. */
export function SetTargets(props: { whose: Whose; info: Info; close: () => void }) {
  const { whose, info } = props
  const { year } = info
  const base = read(info)
  const merge = createMerge<Targets>({ base, read: async () => read(await readTargets(whose, year)) })
  const form = createForm({
    schema: SetInput.pick({ targets: true }),
    initial: { targets: base.values },
    send: ({ targets: typed }, key) =>
      merge.send(typed, key, (mine, version, again) => setTargets(whose, { year, version, targets: mine }, again)),
    done: useDone("target", props.close)(() => targets("done")),
  })
  return (
    <Dialog open onClose={props.close} title={targets("setTitle", { year })}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <p class="quiet">{targets("setHint")}</p>
        <div class="field-pair">
          <For each={Indicator.options}>
            {(indicator) => (
              <NumberField optional label={targets(indicator)} field={form.at<number>(`targets.${indicator}`)} />
            )}
          </For>
        </div>
        <Submit brief form={form} label={targets("save")} onCancel={props.close} />
        <MergeDialog
          merge={merge}
          label={(path) => targets(path as Indicator)}
          show={(_, value) => (typeof value === "number" ? number(value) : "")}
        />
      </form>
    </Dialog>
  )
}
