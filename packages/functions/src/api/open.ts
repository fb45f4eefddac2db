import { clientOf, createBudget } from "../open/budget"
import { problem } from "./problem"
import { doors, type Parts, part, served } from "./served"
import { shell } from "./shell"

/** The parts that ask for no account, by the first word of their paths: a function of their own serves them. */
export const parts: Parts = {
  partner: async () => part("partner", (await doors()).asPartner, ["/", (await import("./partners/partner")).partner]),
  public: async () =>
    part(
      "public",
      (await doors()).asPublic,
      ["/invitations", (await import("./tenancy/publicInvitation")).publicInvitation],
      ["/mailboxes", (await import("./partners/publicMailbox")).publicMailbox],
      ["/guides", (await import("./directory/publicGuide")).publicGuide],
      ["/listings", (await import("./partners/verification")).publicListing],
      ["/offices", (await import("./safety/screening")).publicOffice],
      ["/calendars", (await import("./outreach/publicCalendar")).publicCalendar],
      ["/hsds", (await import("./directory/publicHsds")).publicHsds],
    ),
}

const answered = served(parts)
const budget = createBudget()
const crowded = (wait: number) =>
  shell().all("*", (c) => {
    c.header("retry-after", String(wait))
    c.header("access-control-allow-origin", "*")
    return problem(c, "too_many", "too_often")
  })

/** What strangers and partners reach: however many come, the room of those who sign in stays theirs. */
export const open = {
  async fetch(request: Request): Promise<Response> {
    const client = clientOf(request.headers)
    const wait = client === undefined ? undefined : budget.wait(client)
    return wait === undefined ? answered.fetch(request) : crowded(wait).fetch(request)
  },
}
/** Whether this function answers a path. */
export const isOpen = (path: string): boolean => Object.hasOwn(parts, /^\/api\/([a-z]+)/.exec(path)?.[1] ?? "")
