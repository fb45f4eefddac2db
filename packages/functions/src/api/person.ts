import { Person } from "@ventanilla/core/person"
import { ChangeInput, FromIDInput } from "@ventanilla/core/person/schema"
import { Hono } from "hono"
import type { Env } from "./env"
import { body, may, once, path } from "./operation"

const id = path(FromIDInput)

export const person = new Hono<Env>()
  .get("/:personID", may("person.read"), id, async (c) => c.json(await Person.fromID(c.req.valid("param"))))
  .post(
    "/:personID/contact",
    may("person.change"),
    id,
    body(ChangeInput.omit({ personID: true }).required({ version: true })),
    async (c) => c.json(await once(() => Person.changeContact({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
