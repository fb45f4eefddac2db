import { Dependant } from "@ventanilla/core/casework/dependant"
import { AddInput, ChangeInput, ListInput, RemoveInput } from "@ventanilla/core/casework/dependant/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"

const id = path(RemoveInput.pick({ dependantID: true }))

export const dependant = new Hono<Env>()
  .get("/", may("dependant.list"), query(ListInput), async (c) => c.json(await Dependant.list(c.req.valid("query"))))
  .post("/", may("dependant.add"), body(AddInput), async (c) =>
    c.json(await once(() => Dependant.add(c.req.valid("json"))), 201),
  )
  .post("/:dependantID", may("dependant.change"), id, body(ChangeInput.omit({ dependantID: true })), async (c) =>
    c.json(await once(() => Dependant.change({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:dependantID/remove", may("dependant.remove"), id, body(RemoveInput.omit({ dependantID: true })), async (c) =>
    c.json(await once(() => Dependant.remove({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
