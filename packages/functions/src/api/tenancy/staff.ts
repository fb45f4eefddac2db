import { Staff } from "@ventanilla/core/tenancy/staff"
import { CertifyBody, ChangeInput, FitnessInput, InviteInput, RemoveInput } from "@ventanilla/core/tenancy/staff/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path } from "../operation"
import { nothing } from "../shapes"

const id = path(RemoveInput)

export const staff = new Hono<Env>()
  .get("/", may("staff.list"), async (c) => c.json(await Staff.list({})))
  .post("/", may("staff.invite"), body(InviteInput), async (c) =>
    c.json(await once(() => Staff.invite(c.req.valid("json"))), 201),
  )
  .post("/:staffID/role", may("staff.change"), id, body(ChangeInput.omit({ staffID: true })), async (c) =>
    c.json(await once(() => Staff.change({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:staffID/fitness", may("staff.fitness"), id, body(FitnessInput.omit({ staffID: true })), async (c) =>
    c.json(await once(() => Staff.changeFitness({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/:staffID/certificates", may("staff.certify"), id, body(CertifyBody), async (c) =>
    c.json(await once(() => Staff.certify({ ...c.req.valid("param"), ...c.req.valid("json") })), 201),
  )
  .post("/:staffID/remove", may("staff.remove"), id, body(nothing), async (c) =>
    c.json(await once(() => Staff.remove(c.req.valid("param")))),
  )
