import { planSections } from "@ventanilla/core/data/safety-plan"
import type { Info, Plan } from "@ventanilla/core/safety/safetyplan/schema"
import { language } from "../../context/language"
import { plainly } from "../../ui/merge.words"
import { readPlan } from "./safety.calls"
import { safety } from "./safety.i18n"

export const emptyPlan: Plan = { sections: {}, returnsWithChildren: false, custodyWarned: false }

/** What is kept and the version it was read at; a plan that nobody kept is an empty one. */
export const readingOf = (info: Info) => ({
  values: (info.status === "kept" && info.plan) || emptyPlan,
  version: info.version,
})
/** The same as it is now. Whoever may no longer see what is kept writes nothing over it. */
export async function readAgain(casefileID: string) {
  const now = (await readPlan(casefileID)) as Info
  if (now.status === "kept" && !now.plan) throw new Error("A plan that is kept and cannot be read")
  return readingOf(now)
}

const sectionOf = (path: string) => planSections.find(({ key }) => key === path.split(".")[1])
export function planField(path: string): string {
  if (path === "returnsWithChildren") return safety("plan.returns")
  if (path === "custodyWarned") return safety("plan.warned")
  const section = sectionOf(path)?.[language()] ?? safety("plan")
  return path.endsWith(".text") ? `${section} · ${safety("plan.words")}` : section
}
/** What a section says: what was ticked in it, then her words. */
export function planSaid(path: string, value: unknown): string {
  const prompts = sectionOf(path)?.prompts ?? []
  const words = (one: unknown) => prompts.find(({ key }) => key === one)?.[language()] ?? plainly(one)
  if (Array.isArray(value)) return value.map(words).join("\n")
  if (typeof value !== "object" || value === null) return plainly(value)
  return Object.values(value).flat().map(words).filter(Boolean).join("\n")
}
