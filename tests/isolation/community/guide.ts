import { capabilityIn } from "../../support/world"
import type { Story } from "../journeys"

/** The directory in use: searched, verified, verified by the organisation itself, and problems reported. */
export const guide: Story = async (world, ids, who, act) => {
  await act("GET /api/guide", ids, who)
  await act("GET /api/guide/coverage", ids, who)
  await act("GET /api/public/guides/:officeCode", { ...ids, officeCode: "PHL" }, {})
  await act("POST /api/verifications/assure", ids, who)
  const asked = async () => {
    const { verificationID = "" } = await act("POST /api/verifications", ids, who)
    const token = capabilityIn(world.cloud.mail.list().at(-1))
    const { version } = await act("POST /api/public/listings/look", ids, {}, { token })
    const changes = [{ serviceID: ids.serviceID, changes: { undocumented: "yes" } }]
    await act("POST /api/public/listings/answer", ids, {}, { token, version, changes })
    return { ...ids, verificationID }
  }
  await act("POST /api/verifications/:verificationID/accept", await asked(), who)
  await act("POST /api/verifications/:verificationID/reject", await asked(), who)
  await act("GET /api/verifications", ids, who)
  const { incidentID = "" } = await act("POST /api/troubles", ids, who)
  await act("GET /api/troubles/:organizationID", ids, who)
  await act("POST /api/troubles/:organizationID/:incidentID/clear", { ...ids, incidentID }, who)
}
