import facts from "./safety-plan.json"

export type PlanPrompt = { key: string; es: string; en: string }
export type PlanSection = PlanPrompt & { prompts: PlanPrompt[] }

/** The sections of a safety plan, in order; provenance and confidence in `safety-plan.json`. */
export const planSections: readonly PlanSection[] = facts.sections
export const planSectionKeys = planSections.map(({ key }) => key) as [string, ...string[]]
/** What the woman must be told before a plan to return with children, with its source and date. */
export const custodyWarning = facts.custody
export const planSource = { source: facts.source, confidence: facts.confidence }
