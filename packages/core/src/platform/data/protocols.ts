import facts from "./protocols.json"

/**
 * The first editions of the protocols and of the red-flag list, each stage and step with its confidence and each with
 * its sources. Never changed here, because open runs follow them: a correction is a version that headquarters
 * publishes.
 */
export const firstEditions = facts.editions
export const firstPublishedAt = "2026-01-01T00:00:00.000Z"
