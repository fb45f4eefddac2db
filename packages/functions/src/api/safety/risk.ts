import { Risk } from "@ventanilla/core/safety/risk"
import { AskInput, HandoverInput, InstrumentInput, ListInput } from "@ventanilla/core/safety/risk/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, query } from "../operation"

export const risk = new Hono<Env>()
  .get("/", may("risk.list"), query(ListInput), async (c) => c.json(await Risk.list(c.req.valid("query"))))
  .get("/lines", may("risk.lines"), async (c) => c.json(await Risk.lines({})))
  .post("/ask", may("risk.ask"), body(AskInput), async (c) =>
    c.json(await once(() => Risk.ask(c.req.valid("json"))), 201),
  )
  .post("/instrument", may("risk.instrument"), body(InstrumentInput), async (c) =>
    c.json(await once(() => Risk.instrument(c.req.valid("json"))), 201),
  )
  .post("/handover", may("risk.handover"), body(HandoverInput), async (c) =>
    c.json(await once(() => Risk.handover(c.req.valid("json"))), 201),
  )
