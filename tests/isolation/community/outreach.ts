import { bodyOf } from "../../support/samples"
import type { Story } from "../journeys"

/** Planned and held, planned and called off, recorded afterwards; read by day. */
export const outreach: Story = async (_world, ids, who, act) => {
  const plan = async () => ({ ...ids, outreachID: (await act("POST /api/outreaches", ids, who)).outreachID ?? "" })
  const held = await plan()
  await act("POST /api/outreaches/:outreachID", held, who)
  const told = { ...(bodyOf({ method: "POST", path: "/api/outreaches" }, ids) as object), public: true }
  await act("POST /api/outreaches", ids, who, { ...told, recurrence: { freq: "weekly", count: 3 } })
  await act("POST /api/outreaches", ids, who, told)
  for (const officeCode of ["PHL", "PHL.ics", "NADA"])
    await act("GET /api/public/calendars/:officeCode", { ...ids, officeCode }, {})
  await act("POST /api/outreaches/:outreachID/hold", held, who)
  await act("POST /api/outreaches/:outreachID/cancel", await plan(), who)
  await act("POST /api/outreaches/record", ids, who)
  await act("GET /api/outreaches", ids, who)
  await act("GET /api/outreaches/today", ids, who)
  await act("GET /api/outreaches/:outreachID", held, who)
}
