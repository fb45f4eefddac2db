import * as Contact from "@ventanilla/core/followup/contact"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, search } from "../serve"

export const contact = new Hono<Env>()
  .get("/", ...search(Contact.list))
  .get("/reach", ...search(Contact.reach))
  .post("/", ...create(Contact.log))
  .post("/start", ...create(Contact.start))
  .post("/:contactID/finish", ...act(Contact.finish, "contactID"))
