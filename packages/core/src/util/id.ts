import { ulid } from "ulid"
import * as z from "zod"
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

/** An id of another kind fails here, at the edge. */
export const idSchema = (noun: Noun) =>
  z.string().regex(new RegExp(`^${prefixes[noun]}_[0-7][0-9A-HJKMNP-TV-Z]{25}$`), { error: "invalid_id" })
