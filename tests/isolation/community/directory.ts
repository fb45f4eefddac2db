import type { Story } from "../journeys"

/** An ally described: what it is, where it is, whom its service takes. */
export const directory: Story = async (_, ids, who, act) => {
  await act("POST /api/organizations/:organizationID/details", ids, who)
  const { locationID = "" } = await act("POST /api/organizations/:organizationID/locations", ids, who)
  await act("POST /api/organizations/:organizationID/locations/:locationID", { ...ids, locationID }, who)
  await act("POST /api/organizations/:organizationID/services/:serviceID/details", ids, who)
}
