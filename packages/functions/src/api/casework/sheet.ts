import * as Sheet from "@ventanilla/core/casework/sheet"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, show } from "../serve"

export const sheet = new Hono<Env>()
  .get("/:casefileID", ...show(Sheet.fromID))
  .post("/:casefileID", ...act(Sheet.change, "casefileID"))
