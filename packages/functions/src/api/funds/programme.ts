import { Programme } from "@ventanilla/core/funds/programme"
import { PublishInput } from "@ventanilla/core/funds/programme/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once } from "../operation"

/** The catalogue of support funds, for staff who request them. */
export const programme = new Hono<Env>().get("/", may("programme.list"), async (c) => c.json(await Programme.list({})))

/** The catalogue of support funds, for headquarters, which maintains it. */
export const networkProgramme = new Hono<Env>()
  .get("/", may("programme.read"), async (c) => c.json(await Programme.catalogue({})))
  .post("/", may("programme.publish"), body(PublishInput), async (c) =>
    c.json(await once(() => Programme.publish(c.req.valid("json")))),
  )
