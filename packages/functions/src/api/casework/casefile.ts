import { CaseFile } from "@ventanilla/core/casework/casefile"
import {
  AssignInput,
  ChangeInput,
  CountInput,
  FromIDInput,
  ListInput,
  OpenInput,
} from "@ventanilla/core/casework/casefile/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"

const id = path(FromIDInput)

export const casefile = new Hono<Env>()
  .get("/", may("casefile.list"), query(ListInput), async (c) => c.json(await CaseFile.list(c.req.valid("query"))))
  .get("/count", may("casefile.list"), query(CountInput), async (c) =>
    c.json(await CaseFile.count(c.req.valid("query"))),
  )
  .post("/", may("casefile.open"), body(OpenInput), async (c) =>
    c.json(await once(() => CaseFile.open(c.req.valid("json"))), 201),
  )
  .get("/:casefileID", may("casefile.read"), id, async (c) => c.json(await CaseFile.fromID(c.req.valid("param"))))
  .post("/:casefileID/change", may("casefile.change"), id, body(ChangeInput.omit({ casefileID: true })), async (c) =>
    c.json(await once(() => CaseFile.change({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:casefileID/assign", may("casefile.assign"), id, body(AssignInput.omit({ casefileID: true })), async (c) =>
    c.json(await once(() => CaseFile.assign({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
