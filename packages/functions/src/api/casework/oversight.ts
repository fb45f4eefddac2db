import { Glass, Looks } from "@ventanilla/core/casework/oversight"
import { FileInput, GlassInput, ListInput, OpenInput, ReviewInput } from "@ventanilla/core/casework/oversight/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"

const id = path(GlassInput)

/** What the actor sees of a file, and why not the rest. */
export const access = new Hono<Env>().get("/:casefileID", may("access.read"), path(FileInput), async (c) =>
  c.json(await Glass.access(c.req.valid("param"))),
)

/** Emergency (break-glass) access, and its review. */
export const glass = new Hono<Env>()
  .get("/", may("glass.list"), query(ListInput), async (c) => c.json(await Glass.list(c.req.valid("query"))))
  .post("/", may("glass.open"), body(OpenInput), async (c) =>
    c.json(await once(() => Glass.open(c.req.valid("json"))), 201),
  )
  .get("/:casefileID/:glassID", may("glass.read"), id, async (c) => c.json(await Glass.fromID(c.req.valid("param"))))
  .post(
    "/:casefileID/:glassID/review",
    may("glass.review"),
    id,
    body(ReviewInput.omit({ casefileID: true, glassID: true })),
    async (c) => c.json(await once(() => Glass.review({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )

/** The access log of a file. */
export const looks = new Hono<Env>().get("/", may("looks.list"), query(FileInput), async (c) =>
  c.json(await Looks.list(c.req.valid("query"))),
)
