import { Summary } from "@ventanilla/core/casework/summary"
import { FromIDInput } from "@ventanilla/core/casework/summary/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { may, path } from "../operation"

export const summary = new Hono<Env>().get("/:casefileID", may("summary.read"), path(FromIDInput), async (c) =>
  c.json(await Summary.ofCaseFile(c.req.valid("param"))),
)
