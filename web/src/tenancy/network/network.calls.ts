import { type AsRead, ask, client, keyed } from "../../api"

const hq = () => client.api.headquarters

export const listOffices = () => ask(hq().offices.$get())
export const listConsulates = () => ask(hq().consulates.$get())
export const readConsulate = (tenantID: string) => ask(hq().consulates[":tenantID"].$get({ param: { tenantID } }))
export const readNumbers = (from: string, to: string) => ask(hq().numbers.$get({ query: { from, to } }))

export const readInvitation = (tenantID: string) =>
  ask(hq().consulates[":tenantID"].invitation.$get({ param: { tenantID } }))
/** The first coordinator is invited again, at the same address or another. */
export const inviteFirst = (tenantID: string, email: string, version: AsRead, key: string) =>
  ask(hq().consulates[":tenantID"].invitation.$post({ param: { tenantID }, json: { version, email } }, keyed(key)))

/** What headquarters can do to a consulate; each asks first. */
export type Act = "retry" | "discard" | "suspend" | "resume"

export function act(what: Act, tenantID: string, key: string) {
  const one = hq().consulates[":tenantID"]
  const call = { param: { tenantID }, json: {} }
  switch (what) {
    case "retry":
      return ask(one.retry.$post(call, keyed(key)))
    case "discard":
      return ask(one.discard.$post(call, keyed(key)))
    case "suspend":
      return ask(one.suspend.$post(call, keyed(key)))
    case "resume":
      return ask(one.resume.$post(call, keyed(key)))
  }
}
