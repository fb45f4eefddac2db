import { VisibleError } from "../../platform/error"
import type { Programme } from "./programme.schema"

/** Keys cannot be removed: funds that were given under a key are still named by it. */
export function assertNoneLost(before: readonly Programme[], next: readonly Programme[]): void {
  const kept = new Set(next.map(({ key }) => key))
  if (before.some(({ key }) => !kept.has(key))) throw new VisibleError("conflict", "programme_lost", "programmes")
}
