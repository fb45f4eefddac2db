import type { Story } from "../journeys"

const lists = ["services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"]

/** An ally described; a directory imported, published, exported and read by the public. */
export const directory: Story = async (_, ids, who, act) => {
  await act("POST /api/organizations/:organizationID/details", ids, who)
  const { locationID = "" } = await act("POST /api/organizations/:organizationID/locations", ids, who)
  await act("POST /api/organizations/:organizationID/locations/:locationID", { ...ids, locationID }, who)
  await act("POST /api/organizations/:organizationID/services/:serviceID/details", ids, who)
  await act("POST /api/hsds", ids, who)
  await act("GET /api/hsds", ids, who)
  // It is no longer published, so its copy is deleted.
  await act("POST /api/organizations/:organizationID/details", ids, who, {
    details: { published: false },
    version: 1,
  })
  const open = "GET /api/public/hsds/:officeCode"
  const office = { ...ids, officeCode: "PHL" }
  for (const part of ["", "/openapi.json", "/profile"]) await act(`${open}${part}`, office, {})
  for (const list of lists) {
    const { contents } = (await act(`${open}/${list}`, office, {})) as unknown as { contents: { id: string }[] }
    const [first] = contents
    if (!first) throw new Error(`Nothing is published of ${list}`)
    await act(`${open}/${list}/:recordID`, { ...office, recordID: first.id }, {})
  }
}
