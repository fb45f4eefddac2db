import { Errand } from "@ventanilla/core/followup/errand"
import { AnswerInput, AskInput, FromIDInput, ListInput, MineInput } from "@ventanilla/core/followup/errand/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"
import { nothing } from "../shapes"

const id = path(FromIDInput)

export const errand = new Hono<Env>()
  .get("/", may("errand.list"), query(ListInput), async (c) => c.json(await Errand.list(c.req.valid("query"))))
  .post("/", may("errand.ask"), body(AskInput), async (c) =>
    c.json(await once(() => Errand.ask(c.req.valid("json"))), 201),
  )
  .get("/mine", may("errand.mine"), query(MineInput), async (c) => c.json(await Errand.mine(c.req.valid("query"))))
  .get("/:errandID", may("errand.read"), id, async (c) => c.json(await Errand.fromID(c.req.valid("param"))))
  .post("/:errandID/take", may("errand.take"), id, body(nothing), async (c) =>
    c.json(await once(() => Errand.take(c.req.valid("param")))),
  )
  .post("/:errandID/answer", may("errand.answer"), id, body(AnswerInput.omit({ errandID: true })), async (c) =>
    c.json(await once(() => Errand.answer({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:errandID/cancel", may("errand.cancel"), id, body(nothing), async (c) =>
    c.json(await once(() => Errand.cancel(c.req.valid("param")))),
  )
