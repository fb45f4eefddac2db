import { Staff } from "@ventanilla/core/staff"
import { Hono } from "hono"
import type { Env } from "./env"
import { may } from "./may"

export const session = new Hono<Env>().get("/", may("session.read"), async (c) => c.json(await Staff.session()))
