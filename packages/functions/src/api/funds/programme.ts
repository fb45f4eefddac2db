import * as Programme from "@ventanilla/core/funds/programme"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, read } from "../serve"

/** The catalogue of support funds, for staff who request them. */
export const programme = new Hono<Env>().get("/", ...read(Programme.list))

/** The catalogue of support funds, for headquarters, which maintains it. */
export const networkProgramme = new Hono<Env>()
  .get("/", ...read(Programme.catalogue))
  .post("/", ...act(Programme.publish))
