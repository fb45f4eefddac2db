import { Review } from "@ventanilla/core/followup/review"
import { AskInput, ListInput, QueueInput, SettleInput } from "@ventanilla/core/followup/review/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"

export const review = new Hono<Env>()
  .get("/", may("review.list"), query(ListInput), async (c) => c.json(await Review.list(c.req.valid("query"))))
  .get("/queue", may("review.queue"), query(QueueInput), async (c) => c.json(await Review.queue(c.req.valid("query"))))
  .post("/", may("review.ask"), body(AskInput), async (c) =>
    c.json(await once(() => Review.ask(c.req.valid("json"))), 201),
  )
  .post(
    "/:reviewID/settle",
    may("review.settle"),
    path(SettleInput.pick({ reviewID: true })),
    body(SettleInput.omit({ reviewID: true })),
    async (c) => c.json(await once(() => Review.settle({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
