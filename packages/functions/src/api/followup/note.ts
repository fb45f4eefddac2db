import * as Note from "@ventanilla/core/followup/note"
import { Hono } from "hono"
import type { Env } from "../env"
import { create, search } from "../serve"

export const note = new Hono<Env>().get("/", ...search(Note.list)).post("/", ...create(Note.add))
