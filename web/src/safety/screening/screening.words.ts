import type { Info } from "@ventanilla/core/safety/screening/schema"
import type { Tone } from "../../ui/chip"

/** The tone of what the ruler said; a no is neither good nor bad. */
export const bandTone = ({ band }: Pick<Info, "band">): Tone =>
  band === 3 ? "bad" : band === 2 ? "warn" : band === 1 ? "info" : "mute"
