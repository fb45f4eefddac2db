import { Glass, Looks } from "@ventanilla/core/casework/oversight"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, search, show } from "../serve"

/** What the actor sees of a file, and why not the rest. */
export const access = new Hono<Env>().get("/:casefileID", ...show(Glass.access))

/** Emergency (break-glass) access, and its review. */
export const glass = new Hono<Env>()
  .get("/", ...search(Glass.list))
  .post("/", ...create(Glass.open))
  .get("/:casefileID/:glassID", ...show(Glass.fromID))
  .post("/:casefileID/:glassID/review", ...act(Glass.review, "casefileID", "glassID"))

/** The access log of a file. */
export const looks = new Hono<Env>().get("/", ...search(Looks.list))
