import { Verification } from "@ventanilla/core/partners/verification"
import {
  AnswerInput,
  AskInput,
  AssureInput,
  ClearInput,
  FromIDInput,
  ListInput,
  LookInput,
  NoteInput,
  TroublesInput,
} from "@ventanilla/core/partners/verification/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"
import { nothing } from "../shapes"

const id = path(FromIDInput)

/** Is an entry still correct? Staff verify it, or ask the organisation and review its answer. */
export const verification = new Hono<Env>()
  .get("/", may("verification.list"), query(ListInput), async (c) =>
    c.json(await Verification.list(c.req.valid("query"))),
  )
  .post("/", may("verification.ask"), body(AskInput), async (c) =>
    c.json(await once(() => Verification.ask(c.req.valid("json"))), 201),
  )
  .post("/assure", may("verification.assure"), body(AssureInput), async (c) =>
    c.json(await once(() => Verification.assure(c.req.valid("json")))),
  )
  .post("/:verificationID/accept", may("verification.accept"), id, body(nothing), async (c) =>
    c.json(await once(() => Verification.accept(c.req.valid("param")))),
  )
  .post("/:verificationID/reject", may("verification.reject"), id, body(nothing), async (c) =>
    c.json(await once(() => Verification.reject(c.req.valid("param")))),
  )

const TroublePath = ClearInput.pick({ organizationID: true, incidentID: true })

/** Troubles with an organisation, recorded without a word that could name anybody. */
export const trouble = new Hono<Env>()
  .post("/", may("trouble.note"), body(NoteInput), async (c) =>
    c.json(await once(() => Verification.noteTrouble(c.req.valid("json"))), 201),
  )
  .get("/:organizationID", may("trouble.list"), path(TroublesInput), async (c) =>
    c.json(await Verification.troubles(c.req.valid("param"))),
  )
  .post(
    "/:organizationID/:incidentID/clear",
    may("trouble.clear"),
    path(TroublePath),
    body(ClearInput.pick({ outcome: true })),
    async (c) =>
      c.json(await once(() => Verification.clearTrouble({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )

/** The page behind the link in an organisation's mail: `look` shows, `answer` acts, and no GET does either. */
export const publicListing = new Hono<Env>()
  .post("/look", may("verification.look"), body(LookInput), async (c) =>
    c.json(await Verification.look(c.req.valid("json"))),
  )
  .post("/answer", may("verification.answer"), body(AnswerInput), async (c) =>
    c.json(await once(() => Verification.answer(c.req.valid("json")))),
  )
