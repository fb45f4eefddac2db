import { Training } from "@ventanilla/core/outreach/training"
import {
  CancelInput,
  FollowInput,
  FromIDInput,
  HoldInput,
  ListInput,
  PlanInput,
} from "@ventanilla/core/outreach/training/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"

const id = path(FromIDInput)
const own = { trainingID: true } as const

export const training = new Hono<Env>()
  .get("/", may("training.list"), query(ListInput), async (c) => c.json(await Training.list(c.req.valid("query"))))
  .post("/", may("training.plan"), body(PlanInput), async (c) =>
    c.json(await once(() => Training.plan(c.req.valid("json"))), 201),
  )
  .get("/:trainingID", may("training.read"), id, async (c) => c.json(await Training.fromID(c.req.valid("param"))))
  .post("/:trainingID/hold", may("training.hold"), id, body(HoldInput.omit(own)), async (c) =>
    c.json(await once(() => Training.hold({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:trainingID/cancel", may("training.cancel"), id, body(CancelInput.omit(own)), async (c) =>
    c.json(await once(() => Training.cancel({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:trainingID/follow", may("training.follow"), id, body(FollowInput.omit(own)), async (c) =>
    c.json(await once(() => Training.follow({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
