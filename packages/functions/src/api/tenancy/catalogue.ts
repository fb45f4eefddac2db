import * as Catalogue from "@ventanilla/core/tenancy/catalogue"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, read } from "../serve"

/** Headquarters' catalogues, as consulates read them. */
export const catalogue = new Hono<Env>().get("/", ...read(Catalogue.read))

/** The catalogues for headquarters, which publishes them. */
export const networkCatalogue = new Hono<Env>().get("/", ...read(Catalogue.list)).post("/", ...act(Catalogue.publish))
