import { Hono, type MiddlewareHandler } from "hono"
import type { Env } from "./env"
import { problem } from "./problem"
import { shell } from "./shell"

type Door = MiddlewareHandler<Env>

/** One part of the API behind its door, in the shell that every part has. */
const part = (path: string, door: Door, ...mounts: [path: string, routes: Hono<Env>][]) => {
  const behind = new Hono<Env>().use(door)
  for (const [at, routes] of mounts) behind.route(at, routes)
  return shell().route(`/${path}`, behind)
}
const doors = () => import("./enter")
const inside = async (path: string, routes: Hono<Env>) => part(path, (await doors()).asStaff, ["/", routes])

/** By the first word of its path, each part of `index.ts`, loaded with the first request that needs it. */
export const parts: Record<string, () => Promise<Hono<Env>>> = {
  config: async () => part("config", (await doors()).asPublic, ["/", (await import("./config")).config]),
  session: async () => part("session", (await doors()).asIdentity, ["/", (await import("./session")).session]),
  partner: async () => part("partner", (await doors()).asPartner, ["/", (await import("./partner")).partner]),
  public: async () =>
    part(
      "public",
      (await doors()).asPublic,
      ["/invitations", (await import("./publicInvitation")).publicInvitation],
      ["/mailboxes", (await import("./publicMailbox")).publicMailbox],
    ),
  headquarters: async () =>
    part(
      "headquarters",
      (await doors()).asHeadquarters,
      ["/numbers", (await import("./numbers")).networkNumbers],
      ["/districts", (await import("./district")).networkDistricts],
      ["/", (await import("./headquarters")).headquarters],
    ),
  staff: async () => inside("staff", (await import("./staff")).staff),
  settings: async () => inside("settings", (await import("./settings")).settings),
  tasks: async () => inside("tasks", (await import("./task")).task),
  detections: async () => inside("detections", (await import("./detection")).detection),
  errands: async () => inside("errands", (await import("./errand")).errand),
  districts: async () => inside("districts", (await import("./district")).district),
  residences: async () => inside("residences", (await import("./district")).residence),
  transfers: async () => inside("transfers", (await import("./transfer")).transfer),
  organizations: async () => inside("organizations", (await import("./organization")).organization),
  alliances: async () => inside("alliances", (await import("./alliance")).alliance),
  mailboxes: async () => inside("mailboxes", (await import("./mailbox")).mailbox),
  casefiles: async () => inside("casefiles", (await import("./casefile")).casefile),
  persons: async () => inside("persons", (await import("./person")).person),
  referrals: async () => inside("referrals", (await import("./referral")).referral),
  consents: async () => inside("consents", (await import("./consent")).consent),
  disclosures: async () => inside("disclosures", (await import("./consent")).disclosure),
  numbers: async () => inside("numbers", (await import("./numbers")).numbers),
  audit: async () => inside("audit", (await import("./numbers")).audit),
}

const loaded = new Map<string, Promise<Hono<Env>>>()

function load(name: string): Promise<Hono<Env>> | undefined {
  const known = loaded.get(name)
  if (known || !Object.hasOwn(parts, name)) return known
  const loading = parts[name]?.()
  if (!loading) return undefined
  loaded.set(name, loading)
  loading.catch(() => loaded.delete(name))
  return loading
}

const nowhere = shell().all("*", (c) => problem(c, "not_found", "not_found"))

/** The API as it is served, on Lambda and in the local cloud: a cold function pays for the part that is asked for. */
export const api = {
  async fetch(request: Request): Promise<Response> {
    const name = /^\/api\/([a-z]+)/.exec(new URL(request.url).pathname)?.[1] ?? ""
    return ((await load(name)) ?? nowhere).fetch(request)
  },
}
