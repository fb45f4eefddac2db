import facts from "./safety-plan.json"

export type PlanPrompt = { key: string; es: string; en: string }
export type PlanSection = PlanPrompt & { prompts: PlanPrompt[] }

/** What a safety plan goes through, in order; provenance and confidence in `safety-plan.json`. */
export const planSections: readonly PlanSection[] = facts.sections
export const planSectionKeys = planSections.map(({ key }) => key) as [string, ...string[]]
/** What must be said before a plan to return with children, with its source and date. */
export const custodyWarning = facts.custody
export const planSource = { source: facts.source, confidence: facts.confidence }
