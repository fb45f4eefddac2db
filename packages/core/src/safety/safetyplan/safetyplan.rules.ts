import { planSections } from "../../platform/data/safety-plan"
import { assertAsRead, VisibleError } from "../../platform/error"
import type { Plan } from "./safetyplan.schema"

type Row = { status: "kept" | "forgotten"; version: number }

/** Refuses a plan with a prompt that its section does not have, and a plan that would overwrite a newer one unseen. */
export function keep(
  found: Row | undefined,
  version: number,
  plan: Plan,
): { status: "kept"; version: number; plan: Plan } {
  assertAsRead(found?.version ?? 0, version)
  for (const { key, prompts } of planSections) {
    const known = new Set(prompts.map((prompt) => prompt.key))
    if (plan.sections[key]?.ticked.some((ticked) => !known.has(ticked)))
      throw new VisibleError("validation", "item_unknown", `plan.sections.${key}.ticked`)
  }
  return { status: "kept", version: version + 1, plan }
}

/** Seconds until the table deletes a forgotten plan's row. */
const leftSeconds = 24 * 3600

/** No reason is needed to forget a plan; a plan saved since it was read is not forgotten with it. */
export function forget(
  found: Row | undefined,
  version: number,
  now: Date,
): { status: "forgotten"; version: number; expiresAt: number } {
  if (found?.status !== "kept") throw new VisibleError("conflict", "plan_not_kept")
  assertAsRead(found.version, version)
  return { status: "forgotten", version: found.version + 1, expiresAt: Math.floor(now.getTime() / 1000) + leftSeconds }
}
