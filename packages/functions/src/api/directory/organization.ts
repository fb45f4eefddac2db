import * as Directory from "@ventanilla/core/directory/directory"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, search, show } from "../serve"

export const organization = new Hono<Env>()
  .post("/", ...create(Directory.create))
  .get("/", ...search(Directory.list))
  .get("/:organizationID", ...show(Directory.fromID))
  .post("/:organizationID", ...act(Directory.change, "organizationID"))
  .post("/:organizationID/services", ...create(Directory.addService, "organizationID"))
  .post("/:organizationID/services/:serviceID", ...act(Directory.changeService, "organizationID", "serviceID"))
  .post("/:organizationID/details", ...act(Directory.describe, "organizationID"))
  .post(
    "/:organizationID/services/:serviceID/details",
    ...act(Directory.describeService, "organizationID", "serviceID"),
  )
  .post("/:organizationID/locations", ...create(Directory.addLocation, "organizationID"))
  .post("/:organizationID/locations/:locationID", ...act(Directory.changeLocation, "organizationID", "locationID"))
