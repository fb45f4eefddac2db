import { Catalogue } from "@ventanilla/core/tenancy/catalogue"
import { PublishInput } from "@ventanilla/core/tenancy/catalogue/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once } from "../operation"

/** Headquarters' catalogues, as consulates read them. */
export const catalogue = new Hono<Env>().get("/", may("catalogue.read"), async (c) => c.json(await Catalogue.read({})))

/** The catalogues for headquarters, which publishes them. */
export const networkCatalogue = new Hono<Env>()
  .get("/", may("catalogue.list"), async (c) => c.json(await Catalogue.list({})))
  .post("/", may("catalogue.publish"), body(PublishInput), async (c) =>
    c.json(await once(() => Catalogue.publish(c.req.valid("json")))),
  )
