import { createSignal } from "solid-js"
import { Check } from "../../ui/checkbox"
import { chime, chooseSound, soundIsOn } from "../../ui/chime"
import { detection } from "./detection.i18n"
import "./detection.css"

/** How an urgent detection is to be told on this computer; that there is one stands over every page. */
export function Alarm() {
  const [sound, setSound] = createSignal(soundIsOn())
  const choose = (on: boolean) => {
    chooseSound(on)
    setSound(on)
    if (!on) return
    // Hearing it once says what is meant, and lets the browser play it later; her click is also what may ask for notices.
    chime()
    if ("Notification" in window && Notification.permission === "default") void Notification.requestPermission()
  }
  return (
    <div class="note detection-alarm" data-tone="info">
      <Check label={detection("sound")} hint={detection("soundHint")} checked={sound()} onChange={choose} />
    </div>
  )
}
