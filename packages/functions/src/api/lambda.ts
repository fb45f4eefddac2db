import { Hono } from "hono"
import { handle } from "hono/aws-lambda"
import "@ventanilla/core/platform/store"
import { api } from "./api"
import { fronted } from "./fronted"

const answered = fronted((request) => api.fetch(request))

// Every request reaches the table: its client is made while Lambda's start is still paid at full speed.
export const handler = handle(new Hono().all("*", (c) => answered(c.req.raw)))
