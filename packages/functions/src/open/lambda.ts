import { Hono } from "hono"
import { handle } from "hono/aws-lambda"
import "@ventanilla/core/platform/store"
import { fronted } from "../api/fronted"
import { open } from "../api/open"

const answered = fronted(open.fetch)
export const handler = handle(new Hono().all("*", (c) => answered(c.req.raw)))
