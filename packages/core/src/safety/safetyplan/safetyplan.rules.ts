import { planSections } from "../../platform/data/safety-plan"
import { assertAsRead, VisibleError } from "../../platform/error"
import type { Plan } from "./safetyplan.schema"

type Row = { status: "kept" | "forgotten"; version: number }

/** Refuses a plan with a prompt that its section does not have, and one that would go over a newer one unseen. */
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

/** A forgotten plan's row is dropped by the table after this long. */
const leftSeconds = 24 * 3600

/** Whoever no longer wants it kept need not say why; what was kept since it was read is not forgotten with it. */
export function forget(
  found: Row | undefined,
  version: number,
  now: Date,
): { status: "forgotten"; version: number; expiresAt: number } {
  if (found?.status !== "kept") throw new VisibleError("conflict", "plan_not_kept")
  assertAsRead(found.version, version)
  return { status: "forgotten", version: found.version + 1, expiresAt: Math.floor(now.getTime() / 1000) + leftSeconds }
}
