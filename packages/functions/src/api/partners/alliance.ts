import { Alliance } from "@ventanilla/core/partners/alliance"
import {
  ChangeBody,
  CreateInput,
  FromIDInput,
  ListInput,
  OpineBody,
  RenewBody,
  SignBody,
  StepBody,
} from "@ventanilla/core/partners/alliance/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"
import { nothing } from "../shapes"

const id = path(FromIDInput)

export const alliance = new Hono<Env>()
  .post("/", may("alliance.create"), body(CreateInput), async (c) =>
    c.json(await once(() => Alliance.create(c.req.valid("json"))), 201),
  )
  .get("/", may("alliance.list"), query(ListInput), async (c) => c.json(await Alliance.list(c.req.valid("query"))))
  .get("/:allianceID", may("alliance.read"), id, async (c) => c.json(await Alliance.fromID(c.req.valid("param"))))
  .post("/:allianceID", may("alliance.change"), id, body(ChangeBody), async (c) =>
    c.json(await once(() => Alliance.change({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:allianceID/submit", may("alliance.submit"), id, body(StepBody), async (c) =>
    c.json(await once(() => Alliance.submit({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:allianceID/opinion", may("alliance.opine"), id, body(OpineBody), async (c) =>
    c.json(await once(() => Alliance.opine({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:allianceID/return", may("alliance.giveBack"), id, body(StepBody), async (c) =>
    c.json(await once(() => Alliance.giveBack({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:allianceID/sign", may("alliance.sign"), id, body(SignBody), async (c) =>
    c.json(await once(() => Alliance.sign({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:allianceID/renew", may("alliance.renew"), id, body(RenewBody), async (c) =>
    c.json(await once(() => Alliance.renew({ ...c.req.valid("param"), ...c.req.valid("json") })), 201),
  )
  .post("/:allianceID/end", may("alliance.end"), id, body(nothing), async (c) =>
    c.json(await once(() => Alliance.end(c.req.valid("param")))),
  )
