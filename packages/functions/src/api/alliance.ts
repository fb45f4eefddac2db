import { Alliance } from "@ventanilla/core/alliance"
import { CreateInput, EndInput, ListInput } from "@ventanilla/core/alliance/schema"
import { Hono } from "hono"
import type { Env } from "./env"
import { body, may, once, path, query } from "./operation"
import { nothing } from "./shapes"

export const alliance = new Hono<Env>()
  .post("/", may("alliance.create"), body(CreateInput), async (c) =>
    c.json(await once(() => Alliance.create(c.req.valid("json"))), 201),
  )
  .get("/", may("alliance.list"), query(ListInput), async (c) => c.json(await Alliance.list(c.req.valid("query"))))
  .post("/:allianceID/end", may("alliance.end"), path(EndInput), body(nothing), async (c) =>
    c.json(await once(() => Alliance.end(c.req.valid("param")))),
  )
