import { ulid } from "ulid"
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
  audit: "aud",
  event: "evt",
  request: "req",
  incident: "inc",
  dependant: "dpt",
} as const

export type Noun = keyof typeof prefixes

// Asked of the system by the page: ulid by itself asks for each of its 16 characters, which is half a millisecond a request.
const page = new Uint8Array(1024)
let used = page.length

function random(): number {
  if (used === page.length) {
    crypto.getRandomValues(page)
    used = 0
  }
  return (page[used++] ?? 0) / 256
}

/** A sortable id such as `cas_01J…`; its time part is the product clock's. */
export const createID = (noun: Noun): string => `${prefixes[noun]}_${ulid(Clock.now().getTime(), random)}`
