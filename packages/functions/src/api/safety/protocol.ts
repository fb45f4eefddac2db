import * as Protocol from "@ventanilla/core/safety/protocol"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, read, search, show } from "../serve"

/**
 * Protocols as consulates read them. A protocol belongs to the network, so its key is a query parameter, not a path.
 */
export const protocol = new Hono<Env>()
  .get("/", ...read(Protocol.list))
  .get("/edition", ...search(Protocol.read))
  .get("/changes", ...search(Protocol.changes))

/** Where headquarters edits the protocols. */
export const workshop = new Hono<Env>()
  .get("/", ...read(Protocol.workshops))
  .get("/:protocol", ...show(Protocol.workshop))
  .get("/:protocol/edition", ...search(Protocol.read, "protocol"))
  .get("/:protocol/changes", ...search(Protocol.changes, "protocol"))
  .get("/:protocol/difference", ...show(Protocol.drafted))
  .post("/:protocol/draft", ...act(Protocol.saveDraft, "protocol"))
  .post("/:protocol/discard", ...act(Protocol.discard, "protocol"))
  .post("/:protocol/publish", ...act(Protocol.publish, "protocol"))
