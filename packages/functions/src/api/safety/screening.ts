import * as Screening from "@ventanilla/core/safety/screening"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, read, search, show } from "../serve"

export const screening = new Hono<Env>()
  .get("/", ...search(Screening.list))
  .post("/", ...create(Screening.record))
  .get("/instrument", ...read(Screening.edition))
  .get("/:screeningID", ...show(Screening.fromID))

/** Headquarters chooses the edition; every consulate uses it at once. */
export const instrument = new Hono<Env>()
  .get("/", ...search(Screening.instrument))
  .post("/", ...act(Screening.publishInstrument))

/** The only request of the public page, made when it is opened. */
export const publicOffice = new Hono<Env>().get("/:officeCode", ...show(Screening.publicPage))
