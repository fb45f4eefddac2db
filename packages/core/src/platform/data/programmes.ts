import facts from "./programmes.json"

/** Sub-programmes of support as they are commonly called, until headquarters publishes its own (dossier 3.3, [G]). */
export const seed = facts
