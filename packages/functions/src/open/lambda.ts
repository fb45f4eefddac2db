import { Hono } from "hono"
import { handle } from "hono/aws-lambda"
import "@ventanilla/core/store"
import { open } from "../api/open"

export const handler = handle(new Hono().all("*", (c) => open.fetch(c.req.raw)))
