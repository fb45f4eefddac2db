import { ProtocolRun } from "@ventanilla/core/safety/protocolrun"
import {
  AdoptInput,
  ClearInput,
  CoverageInput,
  EndInput,
  FromIDInput,
  KeepInput,
  ListInput,
  MarkInput,
  OffersInput,
  StartInput,
} from "@ventanilla/core/safety/protocolrun/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"
import { nothing } from "../shapes"

const id = path(FromIDInput)
const run = { runID: true } as const

export const protocolrun = new Hono<Env>()
  .get("/", may("protocolrun.list"), query(ListInput), async (c) =>
    c.json(await ProtocolRun.list(c.req.valid("query"))),
  )
  .post("/", may("protocolrun.start"), body(StartInput), async (c) =>
    c.json(await once(() => ProtocolRun.start(c.req.valid("json"))), 201),
  )
  .get("/offers", may("protocolrun.offers"), query(OffersInput), async (c) =>
    c.json(await ProtocolRun.offers(c.req.valid("query"))),
  )
  .get("/coverage", may("protocolrun.coverage"), query(CoverageInput), async (c) =>
    c.json(await ProtocolRun.coverage(c.req.valid("query"))),
  )
  .get("/:runID", may("protocolrun.read"), id, async (c) => c.json(await ProtocolRun.fromID(c.req.valid("param"))))
  .post("/:runID/mark", may("protocolrun.mark"), id, body(MarkInput.omit(run)), async (c) =>
    c.json(await once(() => ProtocolRun.mark({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:runID/clear", may("protocolrun.clear"), id, body(ClearInput.omit(run)), async (c) =>
    c.json(await once(() => ProtocolRun.clear({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:runID/adopt", may("protocolrun.adopt"), id, body(AdoptInput.omit(run)), async (c) =>
    c.json(await once(() => ProtocolRun.adopt({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:runID/keep", may("protocolrun.keep"), id, body(KeepInput.omit(run)), async (c) =>
    c.json(await once(() => ProtocolRun.keep({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:runID/end", may("protocolrun.end"), id, body(EndInput.omit(run)), async (c) =>
    c.json(await once(() => ProtocolRun.end({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:runID/reopen", may("protocolrun.reopen"), id, body(nothing), async (c) =>
    c.json(await once(() => ProtocolRun.reopen(c.req.valid("param")))),
  )
