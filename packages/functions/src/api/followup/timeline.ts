import * as Timeline from "@ventanilla/core/followup/timeline"
import { Hono } from "hono"
import type { Env } from "../env"
import { search } from "../serve"

export const timeline = new Hono<Env>().get("/", ...search(Timeline.read))
