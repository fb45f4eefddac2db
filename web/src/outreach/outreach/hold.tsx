import { HoldInput, type Info } from "@ventanilla/core/outreach/outreach/schema"
import { monthName } from "../../context/time"
import { Dialog } from "../../ui/dialog"
import { type At, createForm } from "../../ui/form"
import { Submit, useDone } from "../../ui/submit"
import { holdOutreach } from "./outreach.calls"
import { outreach } from "./outreach.i18n"
import { ReportFields } from "./report-fields"

/** What took place; said again, a correction that is counted by its difference. */
export function HoldOutreach(props: { item: Info; open: boolean; close: () => void }) {
  return (
    <Dialog open={props.open} onClose={props.close} title={outreach(props.item.report ? "correct" : "hold")}>
      <Fields item={props.item} close={props.close} />
    </Dialog>
  )
}

function Fields(props: { item: Info; close: () => void }) {
  const { outreachID } = props.item
  const form = createForm({
    schema: HoldInput,
    initial: { outreachID, heads: {}, ...props.item.report },
    send: ({ outreachID: _, ...report }, key) => holdOutreach(outreachID, report, key),
    done: useDone(
      "outreach",
      props.close,
    )(() => outreach("held", { month: monthName(props.item.startsOn.slice(0, 7)) })),
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <ReportFields at={form.at as At} />
      <Submit form={form} label={outreach("saveHeld")} onCancel={props.close} />
    </form>
  )
}
