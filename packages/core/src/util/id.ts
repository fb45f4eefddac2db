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
} as const

export type Noun = keyof typeof prefixes

/** A sortable id such as `cas_01J…`; its time part is the product clock's. */
export const createID = (noun: Noun): string => `${prefixes[noun]}_${ulid(Clock.now().getTime())}`
