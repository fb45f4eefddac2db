import * as CaseFile from "@ventanilla/core/casework/casefile"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, search, show } from "../serve"

export const casefile = new Hono<Env>()
  .get("/", ...search(CaseFile.list))
  .get("/count", ...search(CaseFile.count))
  .post("/", ...create(CaseFile.open))
  .get("/:casefileID", ...show(CaseFile.fromID))
  .post("/:casefileID/change", ...act(CaseFile.change, "casefileID"))
  .post("/:casefileID/assign", ...act(CaseFile.assign, "casefileID"))
