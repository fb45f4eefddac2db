import { Incident } from "@ventanilla/core/casework/incident"
import { ChangeBody, ListInput, RecordInput, RemoveInput } from "@ventanilla/core/casework/incident/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"

const id = path(RemoveInput.pick({ incidentID: true }))

export const incident = new Hono<Env>()
  .get("/", may("incident.list"), query(ListInput), async (c) => c.json(await Incident.list(c.req.valid("query"))))
  .post("/", may("incident.record"), body(RecordInput), async (c) =>
    c.json(await once(() => Incident.record(c.req.valid("json"))), 201),
  )
  .post("/:incidentID", may("incident.change"), id, body(ChangeBody), async (c) =>
    c.json(await once(() => Incident.change({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:incidentID/remove", may("incident.remove"), id, body(RemoveInput.omit({ incidentID: true })), async (c) =>
    c.json(await once(() => Incident.remove({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
