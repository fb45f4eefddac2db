import { Directory } from "@ventanilla/core/directory/directory"
import { ExportInput, ImportInput } from "@ventanilla/core/directory/directory/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, query } from "../operation"

/** Import and export of the directory in Open Referral's HSDS: whole organisations, some at a time. */
export const hsds = new Hono<Env>()
  .get("/", may("directory.export"), query(ExportInput), async (c) =>
    c.json(await Directory.exported(c.req.valid("query"))),
  )
  .post("/", may("directory.import"), body(ImportInput), async (c) =>
    c.json(await once(() => Directory.imported(c.req.valid("json")))),
  )
