import { Hono } from "hono"
import { handle } from "hono/aws-lambda"
import "@ventanilla/core/store"
import { api } from "./late"

// Every request reaches the table: its client is made while Lambda's start is still paid at full speed.
export const handler = handle(new Hono().all("*", (c) => api.fetch(c.req.raw)))
