import * as ProtocolRun from "@ventanilla/core/safety/protocolrun"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, search, show } from "../serve"

export const protocolrun = new Hono<Env>()
  .get("/", ...search(ProtocolRun.list))
  .post("/", ...create(ProtocolRun.start))
  .get("/offers", ...search(ProtocolRun.offers))
  .get("/coverage", ...search(ProtocolRun.coverage))
  .get("/:runID", ...show(ProtocolRun.fromID))
  .post("/:runID/mark", ...act(ProtocolRun.mark, "runID"))
  .post("/:runID/clear", ...act(ProtocolRun.clear, "runID"))
  .post("/:runID/adopt", ...act(ProtocolRun.adopt, "runID"))
  .post("/:runID/keep", ...act(ProtocolRun.keep, "runID"))
  .post("/:runID/end", ...act(ProtocolRun.end, "runID"))
  .post("/:runID/reopen", ...act(ProtocolRun.reopen, "runID"))
