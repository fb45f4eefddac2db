import { Hono } from "hono"
import { handle } from "hono/aws-lambda"
import "@ventanilla/core/platform/store"
import { api } from "./api"
import { fronted } from "./fronted"

const answered = fronted((request) => api.fetch(request))

// Every request reaches the table, so its client is made during Lambda's init phase, which has full CPU.
export const handler = handle(new Hono().all("*", (c) => answered(c.req.raw)))
