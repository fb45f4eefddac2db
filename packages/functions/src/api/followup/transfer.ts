import { Transfer } from "@ventanilla/core/followup/transfer"
import {
  AcceptInput,
  ArrivedInput,
  FromIDInput,
  GiveBackInput,
  ListInput,
  SendInput,
} from "@ventanilla/core/followup/transfer/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"
import { nothing } from "../shapes"

const id = path(FromIDInput)

export const transfer = new Hono<Env>()
  .get("/", may("transfer.list"), query(ListInput), async (c) => c.json(await Transfer.list(c.req.valid("query"))))
  .post("/", may("transfer.send"), body(SendInput), async (c) =>
    c.json(await once(() => Transfer.send(c.req.valid("json"))), 201),
  )
  .get("/arrived", may("transfer.arrived"), query(ArrivedInput), async (c) =>
    c.json(await Transfer.arrived(c.req.valid("query"))),
  )
  .get("/:transferID", may("transfer.read"), id, async (c) => c.json(await Transfer.fromID(c.req.valid("param"))))
  .post("/:transferID/withdraw", may("transfer.withdraw"), id, body(nothing), async (c) =>
    c.json(await once(() => Transfer.withdraw(c.req.valid("param")))),
  )
  .post("/:transferID/accept", may("transfer.accept"), id, body(AcceptInput.omit({ transferID: true })), async (c) =>
    c.json(await once(() => Transfer.accept({ ...c.req.valid("param"), ...c.req.valid("json") })), 201),
  )
  .post(
    "/:transferID/return",
    may("transfer.giveBack"),
    id,
    body(GiveBackInput.omit({ transferID: true })),
    async (c) => c.json(await once(() => Transfer.giveBack({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
