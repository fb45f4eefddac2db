import { SafetyPlan } from "@ventanilla/core/safety/safetyplan"
import { ForgetBody, FromIDInput, KeepInput } from "@ventanilla/core/safety/safetyplan/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path } from "../operation"

const id = path(FromIDInput)

export const safetyplan = new Hono<Env>()
  .get("/:casefileID", may("safetyplan.read"), id, async (c) => c.json(await SafetyPlan.fromID(c.req.valid("param"))))
  .post("/:casefileID/keep", may("safetyplan.keep"), id, body(KeepInput.omit({ casefileID: true })), async (c) =>
    c.json(await once(() => SafetyPlan.keep({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:casefileID/forget", may("safetyplan.forget"), id, body(ForgetBody), async (c) =>
    c.json(await once(() => SafetyPlan.forget({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
