import { randomUUID } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import type { IncomingMessage, ServerResponse } from "node:http"
import { join } from "node:path"
import { answer } from "./http"
import type { Verdict } from "./policy"

export type S3Request = { Bucket?: string; Key?: string; Prefix?: string; IfNoneMatch?: string }
export type Vault = ReturnType<typeof createVault>

/** An error of S3: its status, its code. */
type Refused = { status: number; code: string }
const isRefused = (value: unknown): value is Refused => typeof value === "object" && value !== null && "code" in value

/**
 * A bucket under Object Lock, as far as the product uses one: what lies in it is never replaced and never removed. In files
 * under `dir` when it is given.
 */
export function createVault({ bucket, dir }: { bucket: string; dir?: string }) {
  const kept = new Map<string, Buffer>()
  const fileOf = (root: string, key: string) => join(root, encodeURIComponent(key))
  const put = (key: string, body: Buffer) => {
    if (!dir) return void kept.set(key, body)
    mkdirSync(dir, { recursive: true })
    writeFileSync(fileOf(dir, key), body, { mode: 0o600 })
  }
  const get = (key: string): Buffer | undefined => {
    if (!dir) return kept.get(key)
    return existsSync(fileOf(dir, key)) ? readFileSync(fileOf(dir, key)) : undefined
  }
  const keys = (): string[] =>
    dir ? (existsSync(dir) ? readdirSync(dir).map(decodeURIComponent) : []) : [...kept.keys()]

  const acts: Record<string, (asked: S3Request, body: Buffer) => Buffer | string | Refused> = {
    PutObject({ Key = "", IfNoneMatch }, body) {
      if (get(Key)) return IfNoneMatch === "*" ? { status: 412, code: "PreconditionFailed" } : locked
      put(Key, body)
      return ""
    },
    GetObject: ({ Key = "" }) => get(Key) ?? { status: 404, code: "NoSuchKey" },
    ListObjectsV2: ({ Prefix = "" }) =>
      listing(
        bucket,
        keys()
          .filter((key) => key.startsWith(Prefix))
          .sort(),
      ),
    DeleteObject: () => locked,
  }

  return {
    bucket,
    act(action: string, asked: S3Request, body: Buffer): Buffer | string | Refused {
      if (asked.Bucket !== bucket) return { status: 404, code: "NoSuchBucket" }
      return acts[action]?.(asked, body) ?? { status: 501, code: "NotImplemented" }
    },
    /** Past the lock: for tests that play whoever administers the account. */
    behind: {
      keys,
      get: (key: string) => get(key)?.toString("utf8"),
      put: (key: string, body: string) => put(key, Buffer.from(body)),
      remove(key: string) {
        kept.delete(key)
        if (dir) rmSync(fileOf(dir, key), { force: true })
      },
    },
  }
}

const locked: Refused = { status: 403, code: "AccessDenied" }

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")

function listing(bucket: string, keys: string[]): string {
  const contents = keys.map((key) => `<Contents><Key>${escaped(key)}</Key></Contents>`).join("")
  return `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${bucket}</Name><KeyCount>${keys.length}</KeyCount><IsTruncated>false</IsTruncated>${contents}</ListBucketResult>`
}

/** Whether a request is signed for S3. */
export const isS3 = (incoming: IncomingMessage): boolean =>
  /Credential=[^,]*\/s3\/aws4_request/.test(String(incoming.headers.authorization ?? ""))

/** Which of S3's operations this is, and on what. */
export function s3Call(incoming: IncomingMessage): { action: string; request: S3Request } {
  const url = new URL(incoming.url ?? "/", "http://s3")
  const [, bucket = "", ...rest] = url.pathname.split("/").map(decodeURIComponent)
  const Key = rest.join("/")
  const condition = incoming.headers["if-none-match"]
  switch (incoming.method) {
    case "PUT":
      return {
        action: "PutObject",
        request: { Bucket: bucket, Key, ...(condition ? { IfNoneMatch: String(condition) } : {}) },
      }
    case "GET":
      return Key
        ? { action: "GetObject", request: { Bucket: bucket, Key } }
        : { action: "ListObjectsV2", request: { Bucket: bucket, Prefix: url.searchParams.get("prefix") ?? "" } }
    case "DELETE":
      return { action: "DeleteObject", request: { Bucket: bucket, Key } }
    default:
      return { action: String(incoming.method), request: { Bucket: bucket, Key } }
  }
}

export const refuseObject = (response: ServerResponse, status: number, code: string, message = code) =>
  answer(
    response,
    status,
    "application/xml",
    `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${escaped(message)}</Message><RequestId>${randomUUID()}</RequestId></Error>`,
  )

/** Carries an operation out and answers as S3 does. */
export function s3(
  response: ServerResponse,
  { action, request }: { action: string; request: S3Request },
  body: Buffer,
  verdict: Verdict,
  vault: Vault,
) {
  if (!verdict.allow) return refuseObject(response, 403, "AccessDenied", verdict.message)
  const done = vault.act(action, request, body)
  if (isRefused(done) && !Buffer.isBuffer(done)) return refuseObject(response, done.status, done.code)
  const isListing = action === "ListObjectsV2"
  answer(response, 200, isListing ? "application/xml" : "application/json", done.toString("utf8"))
}
