import * as Commitment from "@ventanilla/core/outreach/commitment"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, search } from "../serve"

export const commitment = new Hono<Env>()
  .get("/", ...search(Commitment.list))
  .post("/", ...create(Commitment.add))
  .post("/:commitmentID/drop", ...act(Commitment.drop, "commitmentID"))
