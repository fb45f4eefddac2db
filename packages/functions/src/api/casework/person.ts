import * as Person from "@ventanilla/core/casework/person"
import * as People from "@ventanilla/core/followup/people"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, look, show } from "../serve"

// Search terms are in the body: URLs are logged, kept, and visible to people nearby.
export const person = new Hono<Env>()
  .post("/search", ...look(People.search))
  .post("/alike", ...look(People.alike))
  .get("/:personID", ...show(Person.fromID))
  .post("/:personID/contact", ...act(Person.changeContact, "personID"))
  .post("/:personID/identity", ...act(People.identify, "personID"))
  .post("/:personID/merge", ...act(People.merge, "personID"))
  .post("/:personID/unmerge", ...act(People.unmerge, "personID"))
  .post("/:personID/hold", ...act(Person.hold, "personID"))
  .post("/:personID/erase", ...act(People.erase, "personID"))
