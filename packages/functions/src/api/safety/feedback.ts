import * as Feedback from "@ventanilla/core/safety/feedback"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, search } from "../serve"

export const feedback = new Hono<Env>().get("/", ...search(Feedback.own)).post("/", ...create(Feedback.give))

export const networkFeedback = new Hono<Env>()
  .get("/", ...search(Feedback.list))
  .post("/answer", ...act(Feedback.answer))
