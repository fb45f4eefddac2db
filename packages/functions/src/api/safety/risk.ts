import * as Risk from "@ventanilla/core/safety/risk"
import { Hono } from "hono"
import type { Env } from "../env"
import { create, read, search } from "../serve"

export const risk = new Hono<Env>()
  .get("/", ...search(Risk.list))
  .get("/lines", ...read(Risk.lines))
  .post("/ask", ...create(Risk.ask))
  .post("/instrument", ...create(Risk.instrument))
  .post("/handover", ...create(Risk.handover))
