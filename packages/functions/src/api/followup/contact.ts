import { Contact } from "@ventanilla/core/followup/contact"
import {
  FinishBody,
  FromIDInput,
  ListInput,
  LogInput,
  ReachInput,
  StartInput,
} from "@ventanilla/core/followup/contact/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"

export const contact = new Hono<Env>()
  .get("/", may("contact.list"), query(ListInput), async (c) => c.json(await Contact.list(c.req.valid("query"))))
  .get("/reach", may("contact.list"), query(ReachInput), async (c) => c.json(await Contact.reach(c.req.valid("query"))))
  .post("/", may("contact.log"), body(LogInput), async (c) =>
    c.json(await once(() => Contact.log(c.req.valid("json"))), 201),
  )
  .post("/start", may("contact.start"), body(StartInput), async (c) =>
    c.json(await once(() => Contact.start(c.req.valid("json"))), 201),
  )
  .post("/:contactID/finish", may("contact.finish"), path(FromIDInput), body(FinishBody), async (c) =>
    c.json(await once(() => Contact.finish({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
