import type { Hono } from "hono"
import type { MergePath, MergeSchemaPath } from "hono/types"
import type { Env } from "./env"

// biome-ignore lint/suspicious/noExplicitAny: whatever an operation takes and answers
type Routes = Hono<Env, any, any>
type Mount = readonly [path: string, load: () => Promise<Routes>]
/** A part: who may enter, and its routes, each loaded with the first request that needs it. */
export type Part = { door: keyof typeof import("./enter"); mounts: readonly Mount[] }
export type Parts = Record<string, Part>

const behind = <const M extends readonly Mount[]>(door: Part["door"], ...mounts: M) => ({ door, mounts })
const staff = <R extends Routes>(load: () => Promise<R>) => behind("asStaff", ["/", load])

/** The parts for people who sign in, by the first word of the path under `/api`. */
export const parts = {
  config: behind("asPublic", ["/", async () => (await import("./config")).config]),
  session: behind("asIdentity", ["/", async () => (await import("./session")).session]),
  headquarters: behind(
    "asHeadquarters",
    ["/numbers", async () => (await import("./reporting/numbers")).networkNumbers],
    ["/targets", async () => (await import("./reporting/target")).networkTarget],
    ["/reports", async () => (await import("./reporting/report")).networkReport],
    ["/transparency", async () => (await import("./reporting/report")).transparency],
    ["/catalogues", async () => (await import("./tenancy/catalogue")).networkCatalogue],
    ["/protocols", async () => (await import("./safety/protocol")).workshop],
    ["/feedback", async () => (await import("./safety/feedback")).networkFeedback],
    ["/instrument", async () => (await import("./safety/screening")).instrument],
    ["/programmes", async () => (await import("./funds/programme")).networkProgramme],
    ["/districts", async () => (await import("./tenancy/district")).networkDistricts],
    ["/", async () => (await import("./tenancy/headquarters")).headquarters],
  ),
  staff: staff(async () => (await import("./tenancy/staff")).staff),
  settings: staff(async () => (await import("./tenancy/settings")).settings),
  tasks: staff(async () => (await import("./tenancy/task")).task),
  detections: staff(async () => (await import("./casework/detection")).detection),
  errands: staff(async () => (await import("./followup/errand")).errand),
  districts: staff(async () => (await import("./tenancy/district")).district),
  residences: staff(async () => (await import("./tenancy/district")).residence),
  transfers: staff(async () => (await import("./followup/transfer")).transfer),
  organizations: staff(async () => (await import("./directory/organization")).organization),
  hsds: staff(async () => (await import("./directory/hsds")).hsds),
  verifications: staff(async () => (await import("./partners/verification")).verification),
  troubles: staff(async () => (await import("./partners/verification")).trouble),
  guide: staff(async () => (await import("./directory/guide")).guide),
  alliances: staff(async () => (await import("./partners/alliance")).alliance),
  signups: staff(async () => (await import("./outreach/signup")).signup),
  trainings: staff(async () => (await import("./outreach/training")).training),
  notifications: staff(async () => (await import("./outreach/notification")).notification),
  outreaches: staff(async () => (await import("./outreach/outreach")).outreach),
  commitments: staff(async () => (await import("./outreach/commitment")).commitment),
  attachments: staff(async () => (await import("./outreach/attachment")).attachment),
  mailboxes: staff(async () => (await import("./partners/mailbox")).mailbox),
  casefiles: behind(
    "asStaff",
    ["/", async () => (await import("./casework/casefile")).casefile],
    ["/", async () => (await import("./followup/closing")).closing],
  ),
  contacts: staff(async () => (await import("./followup/contact")).contact),
  notes: staff(async () => (await import("./followup/note")).note),
  assistances: staff(async () => (await import("./followup/assistance")).assistance),
  programmes: staff(async () => (await import("./funds/programme")).programme),
  funds: staff(async () => (await import("./funds/fund")).fund),
  followups: staff(async () => (await import("./followup/followup")).followup),
  handovers: staff(async () => (await import("./followup/handover")).handover),
  reviews: staff(async () => (await import("./followup/review")).review),
  caseload: staff(async () => (await import("./followup/caseload")).caseload),
  timeline: staff(async () => (await import("./followup/timeline")).timeline),
  drafts: staff(async () => (await import("./tenancy/draft")).draft),
  persons: staff(async () => (await import("./casework/person")).person),
  referrals: staff(async () => (await import("./partners/referral")).referral),
  consents: staff(async () => (await import("./casework/consent")).consent),
  disclosures: staff(async () => (await import("./casework/consent")).disclosure),
  protocols: staff(async () => (await import("./safety/protocol")).protocol),
  feedback: staff(async () => (await import("./safety/feedback")).feedback),
  screenings: staff(async () => (await import("./safety/screening")).screening),
  protocolruns: staff(async () => (await import("./safety/protocolrun")).protocolrun),
  risks: staff(async () => (await import("./safety/risk")).risk),
  safetyplans: staff(async () => (await import("./safety/safetyplan")).safetyplan),
  targets: staff(async () => (await import("./reporting/target")).target),
  numbers: staff(async () => (await import("./reporting/numbers")).numbers),
  reports: staff(async () => (await import("./reporting/report")).report),
  audit: staff(async () => (await import("./reporting/numbers")).audit),
  sheets: staff(async () => (await import("./casework/sheet")).sheet),
  incidents: staff(async () => (await import("./casework/incident")).incident),
  dependants: staff(async () => (await import("./casework/dependant")).dependant),
  summaries: staff(async () => (await import("./casework/summary")).summary),
  catalogues: staff(async () => (await import("./tenancy/catalogue")).catalogue),
  conduct: staff(async () => (await import("./tenancy/conduct")).conduct),
  access: staff(async () => (await import("./casework/oversight")).access),
  glasses: staff(async () => (await import("./casework/oversight")).breakGlass),
  looks: staff(async () => (await import("./casework/oversight")).accessLog),
} satisfies Parts

/** The parts that require no account: a function of its own serves them. */
export const openParts = {
  partner: behind("asPartner", ["/", async () => (await import("./partners/partner")).partner]),
  public: behind(
    "asPublic",
    ["/invitations", async () => (await import("./tenancy/publicInvitation")).publicInvitation],
    ["/mailboxes", async () => (await import("./partners/publicMailbox")).publicMailbox],
    ["/guides", async () => (await import("./directory/publicGuide")).publicGuide],
    ["/listings", async () => (await import("./partners/verification")).publicListing],
    ["/offices", async () => (await import("./safety/screening")).publicOffice],
    ["/calendars", async () => (await import("./outreach/publicCalendar")).publicCalendar],
    ["/hsds", async () => (await import("./directory/publicHsds")).publicHsds],
  ),
} satisfies Parts

type Table = typeof parts & typeof openParts
// biome-ignore lint/suspicious/noExplicitAny: only its operations are read
type OperationsOf<R> = R extends Hono<any, infer S, any> ? S : never
type Mounted<N extends string, M> = M extends readonly [infer P extends string, () => Promise<infer R>]
  ? MergeSchemaPath<OperationsOf<R>, MergePath<`/api/${N}`, P>>
  : never

/** The type of the product's one HTTP API: the console is written against it. */
export type Api = Hono<
  Env,
  { [N in keyof Table & string]: Mounted<N, Table[N]["mounts"][number]> }[keyof Table & string],
  "/api"
>
