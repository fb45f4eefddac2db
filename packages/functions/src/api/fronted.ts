import { createHash, timingSafeEqual } from "node:crypto"
import { Config } from "@ventanilla/core/util/config"
import { frontHeader } from "@ventanilla/core/util/front.names"
import { problem } from "./problem"
import { shell } from "./shell"

type Fetch = (request: Request) => Response | Promise<Response>

/**
 * Answers requests that came through the site in front, and refuses those sent to the API's own address, where nobody
 * counts requests per client. Where no front is configured, as in the local cloud, everything is answered.
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
  // Two digests while the secret is being rotated.
  return digests.split(",").some((digest) => isSame(said, Buffer.from(digest.trim(), "hex")))
}

const isSame = (one: Buffer, other: Buffer) => one.length === other.length && timingSafeEqual(one, other)
