import * as Directory from "@ventanilla/core/directory/directory"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, search } from "../serve"

/** Import and export of the directory in Open Referral's HSDS: whole organisations, some at a time. */
export const hsds = new Hono<Env>().get("/", ...search(Directory.exported)).post("/", ...act(Directory.imported))
