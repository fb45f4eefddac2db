import { encodeTime, ulid } from "ulid"
import { Clock } from "./clock"

export const prefixes = {
  tenant: "ten",
  staff: "stf",
  person: "per",
  casefile: "cas",
  consent: "con",
  disclosure: "dsc",
  organization: "org",
  service: "srv",
  alliance: "all",
  mailbox: "mbx",
  referral: "ref",
  digest: "dig",
  grant: "grt",
  task: "tsk",
  detection: "det",
  screening: "scr",
  refusal: "rfs",
  errand: "ern",
  transfer: "trf",
  audit: "aud",
  feedback: "fbk",
  protocolrun: "run",
  risk: "rsk",
  review: "rev",
  contact: "cnt",
  note: "nte",
  assistance: "ast",
  fund: "fnd",
  followup: "flw",
  handover: "hnd",
  closing: "cls",
  draft: "dft",
  glass: "gls",
  event: "evt",
  request: "req",
  incident: "inc",
  dependant: "dpt",
  outreach: "out",
  signup: "sgn",
  training: "trn",
  certificate: "crt",
  notification: "ntf",
  attachment: "att",
  commitment: "cmt",
  location: "loc",
  verification: "vrf",
  report: "rpt",
} as const

export type Noun = keyof typeof prefixes

// Random bytes are requested a page at a time: by itself, ulid requests each of its 16 characters, which costs half a
// millisecond per request.
const page = new Uint8Array(1024)
let used = page.length

function random(): number {
  if (used === page.length) {
    crypto.getRandomValues(page)
    used = 0
  }
  return (page[used++] ?? 0) / 256
}

/** A sortable id such as `cas_01J…`; its time part is the product clock's, or `at`. */
export const createID = (noun: Noun, at: Date = Clock.now()): string =>
  `${prefixes[noun]}_${ulid(at.getTime(), random)}`

/** The first ten characters, after the prefix, of every id of this millisecond: for searching ids by time. */
export const idTime = (instant: string): string => encodeTime(Date.parse(instant), 10)
