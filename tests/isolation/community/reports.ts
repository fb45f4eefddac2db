import type { Story } from "../journeys"

/** A month's report drafted, read, approved and received; figures as documents; a transparency request answered. */
export const reports: Story = async ({ headquarters }, ids, who, act) => {
  await act("GET /api/reports/figures", ids, who)
  await act("GET /api/reports/figures/file", ids, who)
  const own = { ...ids, reportID: (await act("POST /api/reports", ids, who)).reportID ?? "" }
  await act("GET /api/reports", ids, who)
  await act("GET /api/reports/:reportID", own, who)
  await act("POST /api/reports/:reportID/approve", own, who)
  await act("GET /api/reports/:reportID/file", own, who)
  await act("GET /api/headquarters/reports", ids, headquarters)
  await act("GET /api/headquarters/reports/:tenantID/:reportID", own, headquarters)
  await act("GET /api/headquarters/reports/:tenantID/:reportID/file", own, headquarters)
  await act("GET /api/headquarters/reports/figures", ids, headquarters)
  await act("GET /api/headquarters/reports/figures/file", ids, headquarters)
  const answered = {
    ...ids,
    reportID: (await act("POST /api/headquarters/transparency", ids, headquarters)).reportID ?? "",
  }
  await act("GET /api/headquarters/transparency", ids, headquarters)
  await act("GET /api/headquarters/transparency/:reportID", answered, headquarters)
  await act("GET /api/headquarters/transparency/:reportID/file", answered, headquarters)
}
