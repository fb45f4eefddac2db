import { Report } from "@ventanilla/core/reporting/report"
import {
  ApproveInput,
  DraftInput,
  FiguresFileInput,
  FiguresInput,
  FormatInput,
  FromIDInput,
  FromTenantInput,
  ListInput,
  NetworkFiguresInput,
  NetworkFileInput,
  ReceivedInput,
  TransparencyInput,
} from "@ventanilla/core/reporting/report/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"

const id = path(FromIDInput)
const theirs = path(FromTenantInput)
const format = query(FormatInput)

/** Files travel as JSON with their bytes as base64: the browser saves them, and no URL reveals their content. */
export const report = new Hono<Env>()
  .get("/", may("report.list"), query(ListInput), async (c) => c.json(await Report.list(c.req.valid("query"))))
  .post("/", may("report.draft"), body(DraftInput), async (c) =>
    c.json(await once(() => Report.draft(c.req.valid("json"))), 201),
  )
  .get("/figures", may("report.figures"), query(FiguresInput), async (c) =>
    c.json(await Report.figures(c.req.valid("query"))),
  )
  .get("/figures/file", may("report.figures"), query(FiguresFileInput), async (c) =>
    c.json(await Report.figuresFile(c.req.valid("query"))),
  )
  .get("/:reportID", may("report.read"), id, async (c) => c.json(await Report.fromID(c.req.valid("param"))))
  .get("/:reportID/file", may("report.read"), id, format, async (c) =>
    c.json(await Report.file({ ...c.req.valid("param"), ...c.req.valid("query") })),
  )
  .post("/:reportID/approve", may("report.approve"), id, body(ApproveInput.omit({ reportID: true })), async (c) =>
    c.json(await once(() => Report.approve({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )

export const networkReport = new Hono<Env>()
  .get("/", may("network.reports"), query(ReceivedInput), async (c) =>
    c.json(await Report.received(c.req.valid("query"))),
  )
  .get("/figures", may("network.report"), query(NetworkFiguresInput), async (c) =>
    c.json(await Report.networkFigures(c.req.valid("query"))),
  )
  .get("/figures/file", may("network.report"), query(NetworkFileInput), async (c) =>
    c.json(await Report.networkFile(c.req.valid("query"))),
  )
  .get("/:tenantID/:reportID", may("network.reports"), theirs, async (c) =>
    c.json(await Report.receivedFromID(c.req.valid("param"))),
  )
  .get("/:tenantID/:reportID/file", may("network.reports"), theirs, format, async (c) =>
    c.json(await Report.receivedFile({ ...c.req.valid("param"), ...c.req.valid("query") })),
  )

export const transparency = new Hono<Env>()
  .get("/", may("transparency.list"), query(ListInput), async (c) => c.json(await Report.answers(c.req.valid("query"))))
  .post("/", may("transparency.answer"), body(TransparencyInput), async (c) =>
    c.json(await once(() => Report.answer(c.req.valid("json"))), 201),
  )
  .get("/:reportID", may("transparency.list"), id, async (c) => c.json(await Report.answered(c.req.valid("param"))))
  .get("/:reportID/file", may("transparency.list"), id, format, async (c) =>
    c.json(await Report.answeredFile({ ...c.req.valid("param"), ...c.req.valid("query") })),
  )
