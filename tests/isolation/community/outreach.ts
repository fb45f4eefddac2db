import { jpeg } from "../../support/files"
import { bodyOf } from "../../support/samples"
import type { Story } from "../journeys"
import { keptAndRemoved } from "./attached"

/** Planned and held, planned and called off, recorded afterwards; listed by day. */
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
  const photo = { owner: "outreach", ownerID: held.outreachID, purpose: "photograph" }
  await keptAndRemoved(jpeg(), { ...photo, type: "image/jpeg", name: "foto.jpg" }, ids, who, act)
  await act("POST /api/outreaches/:outreachID/cancel", await plan(), who)
  const body = bodyOf({ method: "POST", path: "/api/outreaches" }, ids) as object
  const ahead = { startsAt: "2031-03-04T22:00:00Z", endsAt: "2031-03-05T00:00:00Z", seats: 1 }
  const { outreachID = "" } = await act("POST /api/outreaches", ids, who, { ...body, ...ahead })
  const course = { ...ids, outreachID }
  const { signupID = "" } = await act("POST /api/signups", course, who)
  await act("POST /api/signups", course, who)
  await act("GET /api/signups", course, who)
  await act("POST /api/signups/:signupID/remove", { ...course, signupID }, who)
  await act("POST /api/outreaches/record", ids, who)
  await act("GET /api/outreaches", ids, who)
  await act("GET /api/outreaches/today", ids, who)
  await act("GET /api/outreaches/:outreachID", held, who)
}
