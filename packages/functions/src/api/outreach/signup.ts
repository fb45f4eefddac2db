import * as Signup from "@ventanilla/core/outreach/signup"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, search } from "../serve"

export const signup = new Hono<Env>()
  .get("/", ...search(Signup.list))
  .post("/", ...create(Signup.add))
  .post("/:signupID/remove", ...act(Signup.remove, "signupID"))
