import * as Assistance from "@ventanilla/core/followup/assistance"
import { Hono } from "hono"
import type { Env } from "../env"
import { create, search } from "../serve"

export const assistance = new Hono<Env>().get("/", ...search(Assistance.list)).post("/", ...create(Assistance.record))
