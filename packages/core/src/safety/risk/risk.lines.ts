import { verb } from "../../platform/actor"
import { nothing } from "../../platform/util/schema"
import { Catalogue } from "../../tenancy/catalogue/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import type { Lines } from "./risk.schema"

// In the order in which one calls, danger first.
const order = ["911", "ciam", "ndvh", "rainn", "nht", "childhelp", "988", "loveisrespect", "strongheart", "deaf"]
/** Hotlines that can be reached from every country with a consulate. */
const everywhere = ["ciam"]

/**
 * Whom to call now, in this consulate: its own on-call phone and its country's hotlines, each with source and
 * confidence.
 */
export const lines = verb("risk.lines", nothing, async (): Promise<Lines> => {
  const { country, settings } = await Tenant.current()
  // The only country pack is that of the United States. In other countries its hotlines would answer nobody.
  const keys = country === "US" ? order : everywhere
  const known = await Catalogue.hotlinesOf("US")
  return {
    country,
    onCallPhone: settings.onCallPhone,
    publicPhone: settings.publicPhone,
    lines: keys.flatMap((key) => known.filter((line) => line.key === key)),
  }
})
