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
      ["/guides", (await import("./publicGuide")).publicGuide],
      ["/listings", (await import("./verification")).publicListing],
      ["/offices", (await import("./screening")).publicOffice],
      ["/calendars", (await import("./publicCalendar")).publicCalendar],
      ["/hsds", (await import("./publicHsds")).publicHsds],
    ),
  headquarters: async () =>
    part(
      "headquarters",
      (await doors()).asHeadquarters,
      ["/numbers", (await import("./numbers")).networkNumbers],
      ["/targets", (await import("./target")).networkTarget],
      ["/reports", (await import("./report")).networkReport],
      ["/transparency", (await import("./report")).transparency],
      ["/catalogues", (await import("./catalogue")).networkCatalogue],
      ["/protocols", (await import("./protocol")).workshop],
      ["/feedback", (await import("./feedback")).networkFeedback],
      ["/instrument", (await import("./screening")).instrument],
      ["/programmes", (await import("./programme")).networkProgramme],
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
  hsds: async () => inside("hsds", (await import("./hsds")).hsds),
  verifications: async () => inside("verifications", (await import("./verification")).verification),
  troubles: async () => inside("troubles", (await import("./verification")).trouble),
  guide: async () => inside("guide", (await import("./guide")).guide),
  alliances: async () => inside("alliances", (await import("./alliance")).alliance),
  signups: async () => inside("signups", (await import("./signup")).signup),
  trainings: async () => inside("trainings", (await import("./training")).training),
  notifications: async () => inside("notifications", (await import("./notification")).notification),
  outreaches: async () => inside("outreaches", (await import("./outreach")).outreach),
  commitments: async () => inside("commitments", (await import("./commitment")).commitment),
  attachments: async () => inside("attachments", (await import("./attachment")).attachment),
  mailboxes: async () => inside("mailboxes", (await import("./mailbox")).mailbox),
  casefiles: async () =>
    part(
      "casefiles",
      (await doors()).asStaff,
      ["/", (await import("./casefile")).casefile],
      ["/", (await import("./closing")).closing],
    ),
  contacts: async () => inside("contacts", (await import("./contact")).contact),
  notes: async () => inside("notes", (await import("./note")).note),
  assistances: async () => inside("assistances", (await import("./assistance")).assistance),
  programmes: async () => inside("programmes", (await import("./programme")).programme),
  funds: async () => inside("funds", (await import("./fund")).fund),
  followups: async () => inside("followups", (await import("./followup")).followup),
  handovers: async () => inside("handovers", (await import("./handover")).handover),
  reviews: async () => inside("reviews", (await import("./review")).review),
  caseload: async () => inside("caseload", (await import("./caseload")).caseload),
  timeline: async () => inside("timeline", (await import("./timeline")).timeline),
  drafts: async () => inside("drafts", (await import("./draft")).draft),
  persons: async () => inside("persons", (await import("./person")).person),
  referrals: async () => inside("referrals", (await import("./referral")).referral),
  consents: async () => inside("consents", (await import("./consent")).consent),
  disclosures: async () => inside("disclosures", (await import("./consent")).disclosure),
  protocols: async () => inside("protocols", (await import("./protocol")).protocol),
  feedback: async () => inside("feedback", (await import("./feedback")).feedback),
  screenings: async () => inside("screenings", (await import("./screening")).screening),
  protocolruns: async () => inside("protocolruns", (await import("./protocolrun")).protocolrun),
  risks: async () => inside("risks", (await import("./risk")).risk),
  safetyplans: async () => inside("safetyplans", (await import("./safetyplan")).safetyplan),
  targets: async () => inside("targets", (await import("./target")).target),
  numbers: async () => inside("numbers", (await import("./numbers")).numbers),
  reports: async () => inside("reports", (await import("./report")).report),
  audit: async () => inside("audit", (await import("./numbers")).audit),
  sheets: async () => inside("sheets", (await import("./sheet")).sheet),
  incidents: async () => inside("incidents", (await import("./incident")).incident),
  dependants: async () => inside("dependants", (await import("./dependant")).dependant),
  summaries: async () => inside("summaries", (await import("./summary")).summary),
  catalogues: async () => inside("catalogues", (await import("./catalogue")).catalogue),
  conduct: async () => inside("conduct", (await import("./conduct")).conduct),
  access: async () => inside("access", (await import("./oversight")).access),
  glasses: async () => inside("glasses", (await import("./oversight")).glass),
  looks: async () => inside("looks", (await import("./oversight")).looks),
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
