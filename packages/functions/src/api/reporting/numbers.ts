import { Audit } from "@ventanilla/core/audit/audit"
import { ListInput } from "@ventanilla/core/audit/audit/schema"
import { Numbers } from "@ventanilla/core/reporting/numbers"
import { FiguresInput, NetworkFiguresInput, RangeInput, VerifyInput } from "@ventanilla/core/reporting/numbers/schema"
import { Chain } from "@ventanilla/core/tenancy/chain"
import { VerifyInput as ChainInput } from "@ventanilla/core/tenancy/chain/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, query } from "../operation"

export const numbers = new Hono<Env>()
  .get("/", may("numbers.read"), query(RangeInput), async (c) => c.json(await Numbers.read(c.req.valid("query"))))
  .get("/figures", may("numbers.figures"), query(FiguresInput), async (c) =>
    c.json(await Numbers.figures(c.req.valid("query"))),
  )
  .post("/verify", may("numbers.verify"), body(VerifyInput), async (c) =>
    c.json(await once(() => Numbers.verify(c.req.valid("json")))),
  )

export const networkNumbers = new Hono<Env>()
  .get("/", may("network.numbers"), query(RangeInput), async (c) => c.json(await Numbers.network(c.req.valid("query"))))
  .get("/offices", may("network.numbers"), query(RangeInput), async (c) =>
    c.json(await Numbers.offices(c.req.valid("query"))),
  )
  .get("/figures", may("network.figures"), query(NetworkFiguresInput), async (c) =>
    c.json(await Numbers.networkFigures(c.req.valid("query"))),
  )

export const audit = new Hono<Env>()
  .get("/", may("audit.list"), query(ListInput), async (c) => c.json(await Audit.list(c.req.valid("query"))))
  .get("/chain", may("audit.verify"), query(ChainInput), async (c) => c.json(await Chain.verify(c.req.valid("query"))))
