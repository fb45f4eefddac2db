import * as Draft from "@ventanilla/core/tenancy/draft"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, search } from "../serve"

/** Keys for encrypting unsent drafts: stored here, used in the browser. */
export const draft = new Hono<Env>()
  .get("/key", ...search(Draft.key))
  .post("/keep", ...act(Draft.keep))
  .post("/forget", ...act(Draft.forget))
