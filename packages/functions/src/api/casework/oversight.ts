import { AccessLog, BreakGlass } from "@ventanilla/core/casework/oversight"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, search, show } from "../serve"

/** What the actor sees of a file, and why not the rest. */
export const access = new Hono<Env>().get("/:casefileID", ...show(BreakGlass.access))

/** Emergency (break-glass) access, and its review. */
export const breakGlass = new Hono<Env>()
  .get("/", ...search(BreakGlass.list))
  .post("/", ...create(BreakGlass.open))
  .get("/:casefileID/:glassID", ...show(BreakGlass.fromID))
  .post("/:casefileID/:glassID/review", ...act(BreakGlass.review, "casefileID", "glassID"))

/** The access log of a file. */
export const accessLog = new Hono<Env>().get("/", ...search(AccessLog.list))
