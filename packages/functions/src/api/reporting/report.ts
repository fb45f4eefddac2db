import * as Report from "@ventanilla/core/reporting/report"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, search, show } from "../serve"

/** Files travel as JSON with their bytes as base64: the browser saves them, and no URL reveals their content. */
export const report = new Hono<Env>()
  .get("/", ...search(Report.list))
  .post("/", ...create(Report.draft))
  .get("/figures", ...search(Report.figures))
  .get("/figures/file", ...search(Report.figuresFile))
  .get("/:reportID", ...show(Report.fromID))
  .get("/:reportID/file", ...search(Report.file, "reportID"))
  .post("/:reportID/approve", ...act(Report.approve, "reportID"))

export const networkReport = new Hono<Env>()
  .get("/", ...search(Report.received))
  .get("/figures", ...search(Report.networkFigures))
  .get("/figures/file", ...search(Report.networkFile))
  .get("/:tenantID/:reportID", ...show(Report.receivedFromID))
  .get("/:tenantID/:reportID/file", ...search(Report.receivedFile, "tenantID", "reportID"))

export const transparency = new Hono<Env>()
  .get("/", ...search(Report.answers))
  .post("/", ...create(Report.answer))
  .get("/:reportID", ...show(Report.answered))
  .get("/:reportID/file", ...search(Report.answeredFile, "reportID"))
