import * as Dependant from "@ventanilla/core/casework/dependant"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, search } from "../serve"

export const dependant = new Hono<Env>()
  .get("/", ...search(Dependant.list))
  .post("/", ...create(Dependant.add))
  .post("/:dependantID", ...act(Dependant.change, "dependantID"))
  .post("/:dependantID/remove", ...act(Dependant.remove, "dependantID"))
