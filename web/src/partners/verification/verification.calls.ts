import type { TroubleOutcome } from "@ventanilla/core/partners/verification/schema"
import type { z } from "zod"
import { ask, client, keyed } from "../../api"
import { write } from "../../context/call"

const all = () => client.api.verifications
export const listVerifications = () => ask(all().$get({ query: { side: "open", limit: "100" } }))
export const askOrganization = (organizationID: string, key: string) =>
  ask(all().$post({ json: { organizationID } }, keyed(key)))
export const assure = (organizationID: string, serviceIDs: string[], key: string) =>
  ask(all().assure.$post({ json: { organizationID, serviceIDs } }, keyed(key)))
export const accept = (verificationID: string, key: string) =>
  ask(all()[":verificationID"].accept.$post({ param: { verificationID }, json: {} }, keyed(key)))
export const reject = (verificationID: string, key: string) =>
  ask(all()[":verificationID"].reject.$post({ param: { verificationID }, json: {} }, keyed(key)))

export const listTroubles = (organizationID: string) =>
  ask(client.api.troubles[":organizationID"].$get({ param: { organizationID } }))
export const noteTrouble = write(client.api.troubles)
export const clearTrouble = (
  organizationID: string,
  incidentID: string,
  outcome: z.infer<typeof TroubleOutcome>,
  key: string,
) =>
  ask(
    client.api.troubles[":organizationID"][":incidentID"].clear.$post(
      { param: { organizationID, incidentID }, json: { outcome } },
      keyed(key),
    ),
  )
