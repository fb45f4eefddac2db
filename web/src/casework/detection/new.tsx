import type { Area } from "@ventanilla/core/casework/detection/schema"
import { createSignal, Show } from "solid-js"
import type { z } from "zod"
import { ask, client, keyed } from "../../api"
import { useReread } from "../../context/changes"
import { can } from "../../context/nav"
import { membership } from "../../context/session"
import { NationalLines } from "../../directory/guide/lines"
import { useSettings } from "../../tenancy/settings/use-settings"
import { Button, ButtonLink } from "../../ui/button"
import { Card } from "../../ui/card"
import { Page } from "../../ui/page"
import { detection } from "./detection.i18n"
import { DetectionForm } from "./form"

// The area of this counter, for the next detection of the same window; before the first, the officer's own.
let lastArea: z.infer<typeof Area> | undefined
const usualArea = () => lastArea ?? membership()?.duties.areas[0]
const fresh = () => {
  const area = usualArea()
  return { signs: [], ...(area ? { area } : {}) }
}

export default function NewDetection() {
  const [told, setTold] = createSignal<{ folio: string; waits: boolean }>()
  const reread = useReread()
  const settings = useSettings()
  return (
    <Page
      title={detection("newTitle")}
      sub={detection("newSub")}
      up={{ href: "/detections", label: detection("title") }}
    >
      <Show
        when={!told()}
        fallback={
          <div class="stack" data-gap="large">
            <Done folio={told()?.folio ?? ""} waits={told()?.waits ?? false} again={() => setTold(undefined)} />
            <NationalLines />
          </div>
        }
      >
        <DetectionForm
          phone={settings()?.onCallPhone}
          initial={fresh()}
          send={(json, key) => {
            lastArea = json.area
            return ask(client.api.detections.$post({ json }, keyed(key)))
          }}
          done={({ folio }, waits) => {
            reread("detection")
            setTold({ folio, waits })
          }}
          word={detection("send")}
          note={detection("draft")}
        />
      </Show>
    </Page>
  )
}

/** The folio, large, and what one may say to her. */
function Done(props: { folio: string; waits: boolean; again: () => void }) {
  return (
    <Card title={detection("done")}>
      <div class="stack" role="status">
        <p class="detection-folio mono">{props.folio}</p>
        <p class="quiet">
          {detection("folioText")} {detection("received")}
        </p>
        <div>
          <h3>{detection("say")}</h3>
          <p class="detection-say">{detection(props.waits ? "sayText.waits_here" : "sayText")}</p>
        </div>
      </div>
      <div class="row">
        <Button kind="primary" ref={(button) => queueMicrotask(() => button.focus())} onClick={props.again}>
          {detection("another")}
        </Button>
        <ButtonLink href="/detections">{detection(can("detection.list") ? "title" : "myTitle")}</ButtonLink>
      </div>
    </Card>
  )
}
