import * as Residence from "@ventanilla/core/casework/residence"
import * as District from "@ventanilla/core/tenancy/district"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, read, search, show } from "../serve"

/** "In whose district is this county today?" */
export const district = new Hono<Env>().get("/whose", ...search(District.whose))

/** Headquarters' catalogue of the network's districts. */
export const networkDistricts = new Hono<Env>().get("/", ...read(District.read)).post("/", ...act(District.publish))

/** The county where the woman lives, by case file. */
export const residence = new Hono<Env>()
  .get("/:casefileID", ...show(Residence.read))
  .post("/:casefileID", ...act(Residence.note, "casefileID"))
