import type { CapacityInput } from "@ventanilla/core/directory/directory/schema"
import type { DeclineReason } from "@ventanilla/core/partners/referral/schema"
import type { z } from "zod"
import { ask, keyed, publicClient } from "../../api"

export type Answer =
  | { what: "received" | "accept" | "call" | "unconfirmed" | "undo" }
  | { what: "decline"; reason: z.infer<typeof DeclineReason> }

/** Every call of the page, with the link's capability instead of a session. */
export function createCalls(token: () => string) {
  const own = () => ({ headers: { Authorization: `Capability ${token()}` } })
  const act = (key: string) => ({ headers: { ...own().headers, ...keyed(key).headers } })
  const page = publicClient.api.partner
  const one = page.referrals[":referralID"]
  return {
    waiting: () => ask(page.waiting.$get(undefined, own())),
    answer: (referralID: string, answer: Answer, key: string) => {
      const call = { param: { referralID }, json: {} }
      switch (answer.what) {
        case "received":
          return ask(one.received.$post(call, act(key)))
        case "accept":
          return ask(one.accept.$post(call, act(key)))
        case "call":
          return ask(one.call.$post(call, act(key)))
        case "unconfirmed":
          return ask(one.unconfirmed.$post(call, act(key)))
        case "undo":
          return ask(one.undo.$post(call, act(key)))
        case "decline":
          return ask(one.decline.$post({ param: { referralID }, json: { reason: answer.reason } }, act(key)))
        default:
          return answer satisfies never
      }
    },
    sendCode: (referralID: string, key: string) => ask(one.code.$post({ param: { referralID }, json: {} }, act(key))),
    show: async (referralID: string, code: string, key: string) => {
      const { disclosureID } = await ask(one.show.$post({ param: { referralID }, json: { code } }, act(key)))
      return ask(page.shown[":disclosureID"].$get({ param: { disclosureID } }, own()))
    },
    disown: (key: string) => ask(page.disown.$post({ json: {} }, act(key))),
    capacity: (json: z.input<typeof CapacityInput>, key: string) => ask(page.capacity.$post({ json }, act(key))),
  }
}
export type Calls = ReturnType<typeof createCalls>
