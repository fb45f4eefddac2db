import { Signup } from "@ventanilla/core/outreach/signup"
import { AddInput, ListInput, RemoveInput } from "@ventanilla/core/outreach/signup/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"
import { nothing } from "../shapes"

export const signup = new Hono<Env>()
  .get("/", may("signup.list"), query(ListInput), async (c) => c.json(await Signup.list(c.req.valid("query"))))
  .post("/", may("signup.add"), body(AddInput), async (c) =>
    c.json(await once(() => Signup.add(c.req.valid("json"))), 201),
  )
  .post("/:signupID/remove", may("signup.remove"), path(RemoveInput), body(nothing), async (c) =>
    c.json(await once(() => Signup.remove(c.req.valid("param")))),
  )
