import { createSignal, onCleanup, Show } from "solid-js"
import { detection } from "../casework/detection/detection.i18n"
import { DetectionForm, type Filled } from "../casework/detection/form"
import { Button, ButtonLink } from "../ui/button"
import { Card } from "../ui/card"
import { Note } from "../ui/empty"
import { bound } from "../ui/form"
import { Select } from "../ui/select"
import { detect, giveUp, online, pack } from "./field"
import { mobile } from "./mobile.i18n"
import { fixing, setFixing } from "./sending"
import { Title } from "./start"

/** A detection as at a window, stored on the device: sealed from then on, and sent when possible. */
export function Notice() {
  const [kept, setKept] = createSignal<{ waits: boolean }>()
  const [at, setAt] = createSignal<string>()
  const activity = () => pack()?.activities.find(({ id }) => id === at())
  // An entry under correction is in memory only, while this is open.
  onCleanup(() => setFixing(undefined))
  const initial = () => (fixing()?.body ?? { signs: [], area: "mobile" }) as Partial<Filled>
  const keep = async (json: Filled) => {
    const old = fixing()?.entry
    await detect(json, old ? undefined : activity())
    if (old) await giveUp(old)
    setFixing(undefined)
  }
  return (
    <div class="stack">
      <Title>{mobile("detection")}</Title>
      <Show when={!kept()} fallback={<Kept waits={kept()?.waits ?? false} again={() => setKept(undefined)} />}>
        <p class="quiet">{mobile("detectionText")}</p>
        <Show when={!online()}>
          <Unseen />
        </Show>
        <DetectionForm
          phone={pack()?.phone}
          initial={initial()}
          send={keep}
          done={(_, waits) => setKept({ waits })}
          word={mobile("keep")}
          note={detection("draft")}
        >
          <Show when={!fixing() && (pack()?.activities.length ?? 0) > 0 && pack()?.may.hold}>
            <Select
              label={mobile("where")}
              hint={mobile("whereHint")}
              optional
              empty={mobile("nowhere")}
              options={(pack()?.activities ?? []).map(({ id, title }) => ({ value: id, label: title }))}
              field={bound("where", at, setAt)}
            />
          </Show>
        </DetectionForm>
      </Show>
    </div>
  )
}

function Unseen() {
  return (
    <Note tone="bad">
      <p>
        <strong>{mobile("unseen")}</strong>{" "}
        {pack()?.phone ? mobile("unseenText", { phone: pack()?.phone ?? "" }) : mobile("unseenAlone")}
      </p>
    </Note>
  )
}

function Kept(props: { waits: boolean; again: () => void }) {
  return (
    <Card title={mobile("kept")}>
      <div class="stack" role="status">
        <p class="quiet">{mobile("keptText")}</p>
        <Show when={!online()}>
          <Unseen />
        </Show>
        <div>
          <h3>{mobile("say")}</h3>
          <p class="detection-say">{mobile(props.waits ? "sayText.waits_here" : "sayText")}</p>
        </div>
      </div>
      <div class="row">
        <ButtonLink kind="primary" href="/mobile">
          {mobile("back")}
        </ButtonLink>
        <Button onClick={props.again}>{mobile("another")}</Button>
      </div>
    </Card>
  )
}
