import { Alliance } from "@ventanilla/core/alliance"
import { CapacityInput } from "@ventanilla/core/directory/schema"
import { Grant } from "@ventanilla/core/grant"
import { Referral } from "@ventanilla/core/referral"
import { DeclineInput, FromIDInput, ShowInput, ShownInput } from "@ventanilla/core/referral/schema"
import { Hono } from "hono"
import type { Env } from "./env"
import { body, may, once, path } from "./operation"
import { nothing } from "./shapes"

const id = path(FromIDInput)

/** The partner's page. GET shows and changes nothing; POST acts. */
export const partner = new Hono<Env>()
  // Every act, whatever is mounted below: what a link may do is counted before it is done.
  .use(async (c, next) => {
    if (c.req.method === "POST") await Grant.spend()
    await next()
  })
  .get("/waiting", may("partner.waiting"), async (c) => c.json(await Referral.waiting()))
  .post("/referrals/:referralID/received", may("partner.received"), id, body(nothing), async (c) =>
    c.json(await once(() => Referral.receive(c.req.valid("param")))),
  )
  .post("/referrals/:referralID/accept", may("partner.accept"), id, body(nothing), async (c) =>
    c.json(await once(() => Referral.accept(c.req.valid("param")))),
  )
  .post(
    "/referrals/:referralID/decline",
    may("partner.decline"),
    id,
    body(DeclineInput.omit({ referralID: true })),
    async (c) => c.json(await once(() => Referral.decline({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/referrals/:referralID/call", may("partner.call"), id, body(nothing), async (c) =>
    c.json(await once(() => Referral.call(c.req.valid("param")))),
  )
  .post("/referrals/:referralID/unconfirmed", may("partner.unconfirmed"), id, body(nothing), async (c) =>
    c.json(await once(() => Referral.unconfirmed(c.req.valid("param")))),
  )
  .post("/referrals/:referralID/undo", may("partner.undo"), id, body(nothing), async (c) =>
    c.json(await once(() => Referral.undo(c.req.valid("param")))),
  )
  .post("/referrals/:referralID/code", may("partner.code"), id, body(nothing), async (c) =>
    c.json(await once(() => Referral.sendCode(c.req.valid("param")))),
  )
  .post(
    "/referrals/:referralID/show",
    may("partner.disclose"),
    id,
    body(ShowInput.omit({ referralID: true })),
    async (c) => c.json(await once(() => Referral.show({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .get("/shown/:disclosureID", may("partner.read"), path(ShownInput), async (c) =>
    c.json(await Referral.shown(c.req.valid("param"))),
  )
  .post("/capacity", may("partner.capacity"), body(CapacityInput), async (c) =>
    c.json(await once(() => Alliance.stateCapacity(c.req.valid("json")))),
  )
  .post("/disown", may("partner.disown"), body(nothing), async (c) => c.json(await once(() => Alliance.disownHeld())))
