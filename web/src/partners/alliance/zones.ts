import { zone } from "../../context/time"

const near = [
  "America/New_York",
  "America/Detroit",
  "America/Chicago",
  "America/Denver",
  "America/Phoenix",
  "America/Los_Angeles",
  "America/Anchorage",
  "Pacific/Honolulu",
  "America/Puerto_Rico",
  "America/Mexico_City",
  "America/Tijuana",
  "America/Toronto",
  "Europe/Madrid",
]

/** Time zones to choose from: the consulate's first, those of the network, then all others. */
export function zoneOptions() {
  const first = [...new Set([zone(), ...near])]
  const others = Intl.supportedValuesOf("timeZone").filter((name) => name.includes("/") && !first.includes(name))
  return [...first, ...others].map((value) => ({ value, label: value.replaceAll("_", " ") }))
}
