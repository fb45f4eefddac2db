import type { Story } from "../journeys"

export const numbers: Story = async ({ headquarters }, ids, who, act) => {
  await act("GET /api/numbers/figures", ids, who)
  await act("GET /api/headquarters/numbers/offices", ids, headquarters)
  await act("GET /api/headquarters/numbers/figures", ids, headquarters)
  await act("POST /api/targets", ids, who)
  await act("POST /api/targets", ids, who, { year: "2030", version: 1, targets: { casefiles: 130 } })
  await act("GET /api/targets", ids, who)
}
