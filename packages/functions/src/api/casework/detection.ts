import { Detection } from "@ventanilla/core/casework/detection"
import {
  CreateInput,
  DismissInput,
  FromIDInput,
  ListInput,
  MineInput,
  ReleaseInput,
  TakeInput,
} from "@ventanilla/core/casework/detection/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"
import { nothing } from "../shapes"

export const detection = new Hono<Env>()
  .get("/", may("detection.list"), query(ListInput), async (c) => c.json(await Detection.list(c.req.valid("query"))))
  .post("/", may("detection.create"), body(CreateInput), async (c) =>
    c.json(await once(() => Detection.create(c.req.valid("json"))), 201),
  )
  .post("/:detectionID/take", may("detection.take"), path(TakeInput), body(nothing), async (c) =>
    c.json(await once(() => Detection.take(c.req.valid("param")))),
  )
  .get("/mine", may("detection.mine"), query(MineInput), async (c) =>
    c.json(await Detection.mine(c.req.valid("query"))),
  )
  .get("/:detectionID", may("detection.read"), path(FromIDInput), async (c) =>
    c.json(await Detection.fromID(c.req.valid("param"))),
  )
  .post("/:detectionID/release", may("detection.release"), path(ReleaseInput), body(nothing), async (c) =>
    c.json(await once(() => Detection.release(c.req.valid("param")))),
  )
  .post(
    "/:detectionID/dismiss",
    may("detection.dismiss"),
    path(FromIDInput),
    body(DismissInput.omit({ detectionID: true })),
    async (c) => c.json(await once(() => Detection.dismiss({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
