import { Config } from "@ventanilla/core/util/config"
import { Hono } from "hono"
import type { Env } from "./env"
import { may } from "./may"

/** What the console needs before anybody signs in. */
export const config = new Hono<Env>().get("/", may({ permission: "config.read" }), (c) =>
  c.json({
    issuer: Config.issuer(),
    signIn: Config.signIn(),
    clientID: Config.clientID(),
    stage: Config.stage(),
  }),
)
