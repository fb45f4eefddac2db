import { openParts, parts } from "./parts"
import { mounted, served } from "./served"
import { shell } from "./shell"

export type { Api } from "./parts"

const every = { ...parts, ...openParts }

/** Every operation of the API, to be looked at and walked; what it answers is what is served, without the strangers' budget. */
export const app = shell()
for (const [name, part] of Object.entries(every)) await mounted(name, part, app)
app.fetch = served(every).fetch
