import * as Summary from "@ventanilla/core/casework/summary"
import { Hono } from "hono"
import type { Env } from "../env"
import { show } from "../serve"

export const summary = new Hono<Env>().get("/:casefileID", ...show(Summary.ofCaseFile))
