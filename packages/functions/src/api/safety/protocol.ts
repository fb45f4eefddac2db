import { Protocol } from "@ventanilla/core/safety/protocol"
import {
  ChangesInput,
  DiscardInput,
  DraftInput,
  PublishInput,
  ReadInput,
  WorkshopInput,
} from "@ventanilla/core/safety/protocol/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"

const key = path(WorkshopInput)

/**
 * Protocols as consulates read them. A protocol belongs to the network, so its key is a query parameter, not a path.
 */
export const protocol = new Hono<Env>()
  .get("/", may("protocol.list"), async (c) => c.json(await Protocol.list({})))
  .get("/edition", may("protocol.read"), query(ReadInput), async (c) =>
    c.json(await Protocol.read(c.req.valid("query"))),
  )
  .get("/changes", may("protocol.read"), query(ChangesInput), async (c) =>
    c.json(await Protocol.changes(c.req.valid("query"))),
  )

/** Where headquarters edits the protocols. */
export const workshop = new Hono<Env>()
  .get("/", may("protocol.edit"), async (c) => c.json(await Protocol.workshops({})))
  .get("/:protocol", may("protocol.edit"), key, async (c) => c.json(await Protocol.workshop(c.req.valid("param"))))
  .get("/:protocol/edition", may("protocol.read"), key, query(ReadInput.omit({ protocol: true })), async (c) =>
    c.json(await Protocol.read({ ...c.req.valid("param"), ...c.req.valid("query") })),
  )
  .get("/:protocol/changes", may("protocol.read"), key, query(ChangesInput.omit({ protocol: true })), async (c) =>
    c.json(await Protocol.changes({ ...c.req.valid("param"), ...c.req.valid("query") })),
  )
  .get("/:protocol/difference", may("protocol.edit"), key, async (c) =>
    c.json(await Protocol.drafted(c.req.valid("param"))),
  )
  .post("/:protocol/draft", may("protocol.draft"), key, body(DraftInput.omit({ protocol: true })), async (c) =>
    c.json(await once(() => Protocol.saveDraft({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:protocol/discard", may("protocol.discard"), key, body(DiscardInput.omit({ protocol: true })), async (c) =>
    c.json(await once(() => Protocol.discard({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:protocol/publish", may("protocol.publish"), key, body(PublishInput.omit({ protocol: true })), async (c) =>
    c.json(await once(() => Protocol.publish({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
