import { Feedback } from "@ventanilla/core/safety/feedback"
import { AnswerInput, FeedbackInput, GiveInput, OwnFeedbackInput } from "@ventanilla/core/safety/feedback/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, query } from "../operation"

export const feedback = new Hono<Env>()
  .get("/", may("feedback.own"), query(OwnFeedbackInput), async (c) => c.json(await Feedback.own(c.req.valid("query"))))
  .post("/", may("feedback.give"), body(GiveInput), async (c) =>
    c.json(await once(() => Feedback.give(c.req.valid("json"))), 201),
  )

export const networkFeedback = new Hono<Env>()
  .get("/", may("feedback.list"), query(FeedbackInput), async (c) => c.json(await Feedback.list(c.req.valid("query"))))
  .post("/answer", may("feedback.answer"), body(AnswerInput), async (c) =>
    c.json(await once(() => Feedback.answer(c.req.valid("json")))),
  )
