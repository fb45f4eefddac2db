import { clientOf, createBudget } from "../open/budget"
import { openParts } from "./parts"
import { problem } from "./problem"
import { served } from "./served"
import { shell } from "./shell"

const answered = served(openParts)
const budget = createBudget()
const crowded = (wait: number) =>
  shell().all("*", (c) => {
    c.header("retry-after", String(wait))
    c.header("access-control-allow-origin", "*")
    return problem(c, "too_many", "too_often")
  })

/**
 * The operations for strangers and partners: however many requests arrive, the capacity for people who sign in is
 * separate.
 */
export const open = {
  async fetch(request: Request): Promise<Response> {
    const client = clientOf(request.headers)
    const wait = client === undefined ? undefined : budget.wait(client)
    return wait === undefined ? answered.fetch(request) : crowded(wait).fetch(request)
  },
}
/** Does this function answer the path? */
export const isOpen = (path: string): boolean => Object.hasOwn(openParts, /^\/api\/([a-z]+)/.exec(path)?.[1] ?? "")
