import { hasRaised } from "./text"

/**
 * A local time as it was understood: `18:30`. `sure`: it can only be this half of the day. `half`: whether the text
 * says which half; undefined where that is not needed.
 */
export type ClockRead = { clock: string; sure: boolean; half?: boolean }

const words: Record<string, string> = {
  noon: "12:00",
  mediodia: "12:00",
  "12 noon": "12:00",
  midnight: "00:00",
  medianoche: "00:00",
  "12 midnight": "00:00",
}
const written =
  /^(\d{1,2})(?:[:.h]?(\d{2}))?(?:[:.](\d{2})(?:\.\d+)?)? ?(a|p)?(?:\.? ?m\.?)?(?: ?(?:h|hs|hrs|horas)\.?)?(?:z|[+-]\d\d:?\d\d)?$/

/**
 * Reads a time in any spelling: 18:00, 6:30PM, 6 p.m., 0900, 24:00, noon. A UTC offset after it is ignored: opening
 * hours are local. Undefined when it is not a time.
 */
export function readClock(value: string): ClockRead | undefined {
  if (hasRaised(value)) return undefined
  const plain = value.normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim().toLowerCase()
  const word = words[plain]
  if (word) return { clock: word, sure: true }
  const [, hours = "", minutes = "00", seconds = "00", half] = written.exec(plain) ?? []
  if (hours === "" || (/m/.test(plain) && !half)) return undefined
  if (Number(minutes) > 59 || Number(seconds) > 59) return undefined
  const hour = Number(hours)
  if (half) {
    if (hour < 1 || hour > 12) return undefined
    return { clock: at((hour % 12) + (half === "p" ? 12 : 0), minutes), sure: true, half: true }
  }
  if (hour === 24 && Number(minutes) === 0) return { clock: "24:00", sure: true }
  if (hour > 23) return undefined
  if (hour === 0 || hour > 12) return { clock: at(hour, minutes), sure: true }
  return { clock: at(hour, minutes), sure: hours.length === 2, half: false }
}

const at = (hour: number, minutes: string) => `${String(hour).padStart(2, "0")}:${minutes}`
