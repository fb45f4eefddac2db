import * as Verification from "@ventanilla/core/partners/verification"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, look, search, show } from "../serve"

/** Is an entry still correct? Staff verify it, or ask the organisation and review its answer. */
export const verification = new Hono<Env>()
  .get("/", ...search(Verification.list))
  .post("/", ...create(Verification.ask))
  .post("/assure", ...act(Verification.assure))
  .post("/:verificationID/accept", ...act(Verification.accept, "verificationID"))
  .post("/:verificationID/reject", ...act(Verification.reject, "verificationID"))

/** Troubles with an organisation, recorded without a word that could name anybody. */
export const trouble = new Hono<Env>()
  .post("/", ...create(Verification.noteTrouble))
  .get("/:organizationID", ...show(Verification.troubles))
  .post("/:organizationID/:incidentID/clear", ...act(Verification.clearTrouble, "organizationID", "incidentID"))

/** The page behind the link in an organisation's mail: `look` shows, `answer` acts, and no GET does either. */
export const publicListing = new Hono<Env>()
  .post("/look", ...look(Verification.look))
  .post("/answer", ...act(Verification.answer))
