import * as Guide from "@ventanilla/core/directory/guide"
import { Hono } from "hono"
import type { Env } from "../env"
import { read, search } from "../serve"

/** The service finder: which services there are, and where there are none. */
export const guide = new Hono<Env>().get("/", ...search(Guide.find)).get("/coverage", ...read(Guide.coverage))
