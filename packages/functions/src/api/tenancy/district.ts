import { Residence } from "@ventanilla/core/casework/residence"
import { NoteInput, ReadInput } from "@ventanilla/core/casework/residence/schema"
import { District } from "@ventanilla/core/tenancy/district"
import { AskInput, PublishInput } from "@ventanilla/core/tenancy/district/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"

/** "In whose district is this county today?" */
export const district = new Hono<Env>().get("/whose", may("district.ask"), query(AskInput), async (c) =>
  c.json(await District.whose(c.req.valid("query"))),
)

/** Headquarters' catalogue of the network's districts. */
export const networkDistricts = new Hono<Env>()
  .get("/", may("district.read"), async (c) => c.json(await District.read({})))
  .post("/", may("district.publish"), body(PublishInput), async (c) =>
    c.json(await once(() => District.publish(c.req.valid("json")))),
  )

/** The county where the woman lives, by case file. */
export const residence = new Hono<Env>()
  .get("/:casefileID", may("residence.read"), path(ReadInput), async (c) =>
    c.json(await Residence.read(c.req.valid("param"))),
  )
  .post("/:casefileID", may("residence.note"), path(ReadInput), body(NoteInput.omit({ casefileID: true })), async (c) =>
    c.json(await once(() => Residence.note({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
