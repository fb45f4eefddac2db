import type { Story } from "../journeys"

/** The directory in use: asked by need and county, and where it has nobody. */
export const guide: Story = async (_world, ids, who, act) => {
  await act("GET /api/guide", ids, who)
  await act("GET /api/guide/coverage", ids, who)
}
