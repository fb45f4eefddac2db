import * as SafetyPlan from "@ventanilla/core/safety/safetyplan"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, show } from "../serve"

export const safetyplan = new Hono<Env>()
  .get("/:casefileID", ...show(SafetyPlan.fromID))
  .post("/:casefileID/keep", ...act(SafetyPlan.keep, "casefileID"))
  .post("/:casefileID/forget", ...act(SafetyPlan.forget, "casefileID"))
