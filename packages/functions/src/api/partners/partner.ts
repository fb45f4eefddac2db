import { CapacityInput } from "@ventanilla/core/directory/directory/schema"
import { Alliance } from "@ventanilla/core/partners/alliance"
import { Grant } from "@ventanilla/core/partners/grant"
import { Referral } from "@ventanilla/core/partners/referral"
import { DeclineInput, FromIDInput, ShowInput, ShownInput } from "@ventanilla/core/partners/referral/schema"
import type { Answer } from "@ventanilla/core/platform/store"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path } from "../operation"
import { nothing } from "../shapes"

const id = path(FromIDInput)

/** Actions with a link are counted before they are done. A malformed request never gets here, and costs no write. */
const act = <A extends Answer>(run: () => Promise<A>): Promise<A> =>
  once(async () => {
    await Grant.spend()
    return run()
  })

/** The partner's page. GET shows and changes nothing; POST acts. */
export const partner = new Hono<Env>()
  .get("/waiting", may("partner.waiting"), async (c) => c.json(await Referral.waiting()))
  .post("/referrals/:referralID/received", may("partner.received"), id, body(nothing), async (c) =>
    c.json(await act(() => Referral.receive(c.req.valid("param")))),
  )
  .post("/referrals/:referralID/accept", may("partner.accept"), id, body(nothing), async (c) =>
    c.json(await act(() => Referral.accept(c.req.valid("param")))),
  )
  .post(
    "/referrals/:referralID/decline",
    may("partner.decline"),
    id,
    body(DeclineInput.omit({ referralID: true })),
    async (c) => c.json(await act(() => Referral.decline({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post("/referrals/:referralID/call", may("partner.call"), id, body(nothing), async (c) =>
    c.json(await act(() => Referral.call(c.req.valid("param")))),
  )
  .post("/referrals/:referralID/unconfirmed", may("partner.unconfirmed"), id, body(nothing), async (c) =>
    c.json(await act(() => Referral.unconfirmed(c.req.valid("param")))),
  )
  .post("/referrals/:referralID/undo", may("partner.undo"), id, body(nothing), async (c) =>
    c.json(await act(() => Referral.undo(c.req.valid("param")))),
  )
  .post("/referrals/:referralID/code", may("partner.code"), id, body(nothing), async (c) =>
    c.json(await act(() => Referral.sendCode(c.req.valid("param")))),
  )
  .post(
    "/referrals/:referralID/show",
    may("partner.disclose"),
    id,
    body(ShowInput.omit({ referralID: true })),
    async (c) => c.json(await act(() => Referral.show({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .get("/shown/:disclosureID", may("partner.read"), path(ShownInput), async (c) =>
    c.json(await Referral.shown(c.req.valid("param"))),
  )
  .post("/capacity", may("partner.capacity"), body(CapacityInput), async (c) =>
    c.json(await act(() => Alliance.stateCapacity(c.req.valid("json")))),
  )
  .post("/disown", may("partner.disown"), body(nothing), async (c) => c.json(await act(() => Alliance.disownHeld())))
