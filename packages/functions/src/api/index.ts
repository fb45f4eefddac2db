import { openParts, parts } from "./parts"
import { mounted, served } from "./served"
import { shell } from "./shell"

export type { Api } from "./parts"

const every = { ...parts, ...openParts }

/**
 * Every operation of the API in one app, for tests and tools; it answers like the served API, without the budget for
 * strangers.
 */
export const app = shell()
for (const [name, part] of Object.entries(every)) await mounted(name, part, app)
app.fetch = served(every).fetch
