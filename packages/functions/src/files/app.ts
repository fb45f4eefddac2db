import { VisibleError } from "@ventanilla/core/error"
import * as Attachment from "@ventanilla/core/outreach/attachment"
import { Act } from "@ventanilla/core/platform/actor"
import { createID } from "@ventanilla/core/util/id"
import { failureName, Log } from "@ventanilla/core/util/log"
import { Request } from "@ventanilla/core/util/request"
import { type Context, Hono } from "hono"

/** Every file is sent as bytes to be saved: nothing is executed, displayed or cached on the way. */
const headers = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cache-control": "no-store",
  "x-robots-tag": "noindex, nofollow, noarchive",
  "strict-transport-security": `max-age=${365 * 86_400}; includeSubDomains`,
}

const sentence =
  "Este permiso ya se usó o venció. Vuelva al sistema y pida el archivo de nuevo.\nThis link was used or has expired. Go back and open the file again.\n"

const refused = (c: Context, status: 404 | 410 | 503) => c.text(sentence, status)

/** The origin of files: it has no session, no cookie and no API, and accepts a download token once. */
export const files = new Hono()
  .use(async (c, next) => {
    await Request.with({ requestID: createID("request"), language: "es" }, next)
    for (const [name, value] of Object.entries(headers)) c.header(name, value)
  })
  .get("/f/:token", async (c) => {
    const { bytes, type, name } = await Act.with({ type: "public" }, () =>
      Attachment.serve({ token: c.req.param("token") }),
    )
    return c.body(new Uint8Array(bytes), 200, {
      "content-type": type,
      "content-length": String(bytes.length),
      "content-disposition": `attachment; filename="${name}"`,
    })
  })
files.notFound((c) => refused(c, 404))
files.onError((error, c) => {
  if (error instanceof VisibleError && error.kind === "gone") return refused(c, 410)
  if (error instanceof VisibleError && error.kind !== "unavailable") return refused(c, 404)
  Log.error("files.failed", { failure: failureName(error) })
  return refused(c, 503)
})
