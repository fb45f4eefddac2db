import * as Target from "@ventanilla/core/reporting/target"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, search } from "../serve"

export const target = new Hono<Env>().get("/", ...search(Target.read)).post("/", ...act(Target.set))

/** The network's targets, which headquarters sets. */
export const networkTarget = new Hono<Env>().get("/", ...search(Target.network)).post("/", ...act(Target.setNetwork))
