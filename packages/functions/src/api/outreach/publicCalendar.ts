import * as Outreach from "@ventanilla/core/outreach/outreach"
import { PublicInput, PublicQuery } from "@ventanilla/core/outreach/outreach/schema"
import { Clock } from "@ventanilla/core/util/clock"
import { Hono } from "hono"
import type { Env } from "../env"
import { tagged } from "../etag"
import { may, path, query } from "../operation"
import { agendaPage, answer } from "./agenda.page"

/**
 * An office's public activities: a page without a script, and with `.ics` the calendar to which anybody may subscribe.
 * Visitors are not counted.
 */
export const publicCalendar = new Hono<Env>().get(
  "/:officeCode",
  may(Outreach.publicCalendar),
  path(PublicInput),
  query(PublicQuery),
  async (c) => {
    const { officeCode } = c.req.valid("param")
    const calendar = await Outreach.publicCalendar({ officeCode })
    if (officeCode.endsWith(".ics")) {
      const name = calendar.names?.es ?? "Agenda"
      const file = { "content-disposition": 'inline; filename="agenda.ics"' }
      return tagged(c, Outreach.icsOf(name, calendar.events), "text/calendar; charset=utf-8", file)
    }
    const language = c.req.valid("query").language ?? c.get("language")
    return answer(c, agendaPage(calendar, officeCode, language, Clock.iso()))
  },
)
