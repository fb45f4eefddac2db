import type { Info } from "@ventanilla/core/detection/schema"
import { createEffect, createSignal, on, Show } from "solid-js"
import { deviceShelf } from "../../context/shelf"
import { detection } from "../../i18n/detection"
import { Check } from "../../ui/checkbox"
import "./detection.css"

const shelf = "alarm.sound"

/** Two soft notes, made here: no file to fetch, nothing that says what it is. */
function chime(): void {
  const audio = new AudioContext()
  for (const [at, pitch] of [
    [0, 523],
    [0.18, 659],
  ] as const) {
    const [tone, volume] = [audio.createOscillator(), audio.createGain()]
    tone.frequency.value = pitch
    volume.gain.setValueAtTime(0.0001, audio.currentTime + at)
    volume.gain.exponentialRampToValueAtTime(0.06, audio.currentTime + at + 0.03)
    volume.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + at + 0.5)
    tone.connect(volume).connect(audio.destination)
    tone.start(audio.currentTime + at)
    tone.stop(audio.currentTime + at + 0.6)
  }
  setTimeout(() => void audio.close(), 1500)
}

/** Urgent detections that nobody has taken: to be seen, to be heard by a screen reader, and as a sound for who wants one. */
export function Alarm(props: { rows: readonly Info[] }) {
  const [sound, setSound] = createSignal(deviceShelf.read(shelf) === "on")
  const urgent = () => props.rows.filter((row) => row.urgent && row.status === "waiting")
  let known = new Set<string>()
  createEffect(
    on(urgent, (rows, before) => {
      const isNew = before !== undefined && rows.some(({ detectionID }) => !known.has(detectionID))
      known = new Set(rows.map(({ detectionID }) => detectionID))
      if (isNew && sound()) chime()
    }),
  )
  const choose = (on: boolean) => {
    deviceShelf.write(shelf, on ? "on" : "off")
    setSound(on)
    // Hearing it once says what is meant, and lets the browser play it later.
    if (on) chime()
  }
  return (
    <div class="note detection-alarm" data-tone={urgent().length ? "bad" : "info"}>
      <p role="status" aria-live="assertive">
        <Show when={urgent().length} fallback={<span class="quiet">{detection("tab.waiting")}</span>}>
          <strong>{detection("alarm", { count: urgent().length })}</strong>
        </Show>
      </p>
      <Check label={detection("sound")} hint={detection("soundHint")} checked={sound()} onChange={choose} />
    </div>
  )
}
