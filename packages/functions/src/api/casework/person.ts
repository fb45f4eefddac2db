import { Person } from "@ventanilla/core/casework/person"
import { AlikeInput, ChangeInput, FromIDInput, HoldInput, IdentifyInput } from "@ventanilla/core/casework/person/schema"
import { People } from "@ventanilla/core/followup/people"
import { EraseInput, MergeInput, SearchInput, UnmergeInput } from "@ventanilla/core/followup/people/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path } from "../operation"

const id = path(FromIDInput)

// Search terms are in the body: URLs are logged, kept, and visible to people nearby.
export const person = new Hono<Env>()
  .post("/search", may("person.search"), body(SearchInput), async (c) =>
    c.json(await People.search(c.req.valid("json"))),
  )
  .post("/alike", may("person.alike"), body(AlikeInput), async (c) => c.json(await People.alike(c.req.valid("json"))))
  .get("/:personID", may("person.read"), id, async (c) => c.json(await Person.fromID(c.req.valid("param"))))
  .post(
    "/:personID/contact",
    may("person.change"),
    id,
    body(ChangeInput.omit({ personID: true }).required({ version: true })),
    async (c) => c.json(await once(() => Person.changeContact({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:personID/identity", may("person.change"), id, body(IdentifyInput.omit({ personID: true })), async (c) =>
    c.json(await once(() => People.identify({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:personID/merge", may("person.merge"), id, body(MergeInput.omit({ personID: true })), async (c) =>
    c.json(await once(() => People.merge({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:personID/unmerge", may("person.unmerge"), id, body(UnmergeInput.omit({ personID: true })), async (c) =>
    c.json(await once(() => People.unmerge({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:personID/hold", may("person.hold"), id, body(HoldInput.omit({ personID: true })), async (c) =>
    c.json(await once(() => Person.hold({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:personID/erase", may("person.erase"), id, body(EraseInput.omit({ personID: true })), async (c) =>
    c.json(await once(() => People.erase({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
