import * as Incident from "@ventanilla/core/casework/incident"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, search } from "../serve"

export const incident = new Hono<Env>()
  .get("/", ...search(Incident.list))
  .post("/", ...create(Incident.record))
  .post("/:incidentID", ...act(Incident.change, "incidentID"))
  .post("/:incidentID/remove", ...act(Incident.remove, "incidentID"))
