import { createHash } from "node:crypto"
import * as Outreach from "@ventanilla/core/outreach/outreach"
import { PublicInput, PublicQuery } from "@ventanilla/core/outreach/outreach/schema"
import { Clock } from "@ventanilla/core/util/clock"
import { type Context, Hono } from "hono"
import type { Env } from "../env"
import { may, path, query } from "../operation"
import { agendaPage, policy } from "./agenda.page"

/** Sends the body with an ETag; a client that already has it gets 304 without a body. */
function tagged(c: Context<Env>, body: string, type: string, more: Record<string, string> = {}) {
  const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`
  const headers = { etag: tag, "x-content-type-options": "nosniff", ...more }
  const known = (c.req.header("if-none-match") ?? "").split(",").map((one) => one.trim().replace(/^W\//, ""))
  if (known.includes(tag) || known.includes("*")) return c.body(null, 304, headers)
  return c.body(body, 200, { ...headers, "content-type": type })
}

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
    const page = agendaPage(calendar, officeCode, language, Clock.iso())
    return tagged(c, page, "text/html; charset=utf-8", { "content-security-policy": policy, vary: "accept-language" })
  },
)
