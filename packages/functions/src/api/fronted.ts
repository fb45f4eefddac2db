import { createHash, timingSafeEqual } from "node:crypto"
import { Config } from "@ventanilla/core/util/config"
import { frontHeader } from "@ventanilla/core/util/front.names"
import { problem } from "./problem"
import { shell } from "./shell"

type Fetch = (request: Request) => Response | Promise<Response>

/**
 * Answers what came through the site in front, and refuses what was sent to the API's own address, where nobody counts who
 * asks. Where no front is declared, as in the local cloud, everything is answered.
 */
export const fronted =
  (fetch: Fetch): Fetch =>
  (request) =>
    isFronted(request.headers, Config.frontDigest()) ? fetch(request) : refused().fetch(request)

const refused = () => shell().all("*", (c) => problem(c, "forbidden", "front_only"))

function isFronted(headers: Headers, digests: string | undefined): boolean {
  if (digests === undefined) return true
  const said = createHash("sha256")
    .update(headers.get(frontHeader) ?? "")
    .digest()
  // Two while the secret is changed.
  return digests.split(",").some((digest) => isSame(said, Buffer.from(digest.trim(), "hex")))
}

const isSame = (one: Buffer, other: Buffer) => one.length === other.length && timingSafeEqual(one, other)
