import { DismissReason } from "@ventanilla/core/casework/detection/schema"
import { createSignal } from "solid-js"
import { useReread } from "../../context/changes"
import { ui } from "../../i18n/ui"
import { useSettings } from "../../tenancy/settings/use-settings"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { Dialog } from "../../ui/dialog"
import { ErrorNote } from "../../ui/empty"
import { bound } from "../../ui/form"
import { RadioGroup } from "../../ui/radio-group"
import { toast } from "../../ui/toast"
import { dismissDetection } from "./detection.calls"
import { detection } from "./detection.i18n"

/** Closes a detection without a case file, with the reason; none of them is a failure of hers. */
export function Dismiss(props: { detectionID: string; open: boolean; close: () => void }) {
  const reread = useReread()
  const settings = useSettings()
  const [reason, setReason] = createSignal<DismissReason>()
  const dismiss = createAction(
    (key, why: DismissReason) => dismissDetection(props.detectionID, why, key),
    () => {
      toast(detection("dismissed"))
      props.close()
      reread("detection")
    },
  )
  const send = () => {
    const why = reason()
    if (why) void dismiss.run(why)
  }
  return (
    <Dialog open={props.open} onClose={props.close} title={detection("dismissTitle")}>
      <div class="stack">
        <p class="quiet">{detection("dismissText", { days: settings()?.detectionDays ?? 90 })}</p>
        <RadioGroup
          label={detection("dismissTitle")}
          field={bound<DismissReason | undefined>("reason", reason, setReason)}
          options={DismissReason.options.map((value) => ({ value, label: detection(`reason.${value}`) }))}
        />
        <ErrorNote problem={dismiss.problem()} />
        <div class="row">
          <Button kind="primary" pending={dismiss.pending()} onClick={send}>
            {detection("dismiss")}
          </Button>
          <Button onClick={props.close}>{ui("cancel")}</Button>
        </div>
      </div>
    </Dialog>
  )
}
