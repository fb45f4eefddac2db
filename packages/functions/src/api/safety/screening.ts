import { Screening } from "@ventanilla/core/safety/screening"
import {
  EditionInput,
  FromIDInput,
  ListInput,
  PublicPageInput,
  PublishInput,
  RecordInput,
} from "@ventanilla/core/safety/screening/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"

export const screening = new Hono<Env>()
  .get("/", may("screening.list"), query(ListInput), async (c) => c.json(await Screening.list(c.req.valid("query"))))
  .post("/", may("screening.record"), body(RecordInput), async (c) =>
    c.json(await once(() => Screening.record(c.req.valid("json"))), 201),
  )
  .get("/instrument", may("screening.instrument"), async (c) => c.json(await Screening.edition()))
  .get("/:screeningID", may("screening.read"), path(FromIDInput), async (c) =>
    c.json(await Screening.fromID(c.req.valid("param"))),
  )

/** Headquarters chooses the edition; every consulate uses it at once. */
export const instrument = new Hono<Env>()
  .get("/", may("instrument.read"), query(EditionInput), async (c) =>
    c.json(await Screening.instrument(c.req.valid("query"))),
  )
  .post("/", may("instrument.publish"), body(PublishInput), async (c) =>
    c.json(await once(() => Screening.publishInstrument(c.req.valid("json")))),
  )

/** The only request of the public page, made when it is opened. */
export const publicOffice = new Hono<Env>().get("/:officeCode", may("office.page"), path(PublicPageInput), async (c) =>
  c.json(await Screening.publicPage(c.req.valid("param"))),
)
