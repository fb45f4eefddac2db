import * as Alliance from "@ventanilla/core/partners/alliance"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, search, show } from "../serve"

export const alliance = new Hono<Env>()
  .post("/", ...create(Alliance.create))
  .get("/", ...search(Alliance.list))
  .get("/:allianceID", ...show(Alliance.fromID))
  .post("/:allianceID", ...act(Alliance.change, "allianceID"))
  .post("/:allianceID/submit", ...act(Alliance.submit, "allianceID"))
  .post("/:allianceID/opinion", ...act(Alliance.opine, "allianceID"))
  .post("/:allianceID/return", ...act(Alliance.giveBack, "allianceID"))
  .post("/:allianceID/sign", ...act(Alliance.sign, "allianceID"))
  .post("/:allianceID/renew", ...create(Alliance.renew, "allianceID"))
  .post("/:allianceID/end", ...act(Alliance.end, "allianceID"))
