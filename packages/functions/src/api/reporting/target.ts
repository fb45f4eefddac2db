import { Target } from "@ventanilla/core/reporting/target"
import { ReadInput, SetInput } from "@ventanilla/core/reporting/target/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, query } from "../operation"

export const target = new Hono<Env>()
  .get("/", may("target.read"), query(ReadInput), async (c) => c.json(await Target.read(c.req.valid("query"))))
  .post("/", may("target.set"), body(SetInput), async (c) => c.json(await once(() => Target.set(c.req.valid("json")))))

/** The network's targets, which headquarters sets. */
export const networkTarget = new Hono<Env>()
  .get("/", may("network.targets"), query(ReadInput), async (c) => c.json(await Target.network(c.req.valid("query"))))
  .post("/", may("network.setTargets"), body(SetInput), async (c) =>
    c.json(await once(() => Target.setNetwork(c.req.valid("json")))),
  )
