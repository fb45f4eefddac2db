import facts from "./programmes.json"

/** Sub-programmes of support by their common names (general knowledge), until headquarters publishes its own. */
export const seed = facts
