import * as Alliance from "@ventanilla/core/partners/alliance"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, look } from "../serve"

/** The page behind a partner's verification link: `look` shows, `confirm` acts, and no GET does either. */
export const publicMailbox = new Hono<Env>()
  .post("/look", ...look(Alliance.look))
  .post("/confirm", ...act(Alliance.confirm))
  .post("/disown", ...act(Alliance.disown))
