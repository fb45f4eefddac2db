import facts from "./protocols.json"

/**
 * The protocols' and the red-flag list's first editions, each stage and step with its confidence and each with its sources. Open runs stand
 * on them: they are never changed here again. A correction is a version that headquarters publishes.
 */
export const firstEditions = facts.editions
export const firstPublishedAt = "2026-01-01T00:00:00.000Z"
