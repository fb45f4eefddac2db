import * as Review from "@ventanilla/core/followup/review"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, search } from "../serve"

export const review = new Hono<Env>()
  .get("/", ...search(Review.list))
  .get("/queue", ...search(Review.queue))
  .post("/", ...create(Review.ask))
  .post("/:reviewID/settle", ...act(Review.settle, "reviewID"))
