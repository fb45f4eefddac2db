import type { GetObjectCommandOutput, S3ClientConfig } from "@aws-sdk/client-s3"
import { Act } from "../../platform/actor"
import { Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import * as Aws from "../../platform/util/aws"
import { canonical } from "../../platform/util/canonical"
import { Config } from "../../platform/util/config"
import { perProcess } from "../../platform/util/per-process"
import { dayOf } from "./chain.rules"
import { type Seal, Sealed } from "./chain.schema"

type Sdk = typeof import("@aws-sdk/client-s3")
type Opened = { sdk: Sdk; client: InstanceType<Sdk["S3Client"]> }

const opened = perProcess((own) => ({ own, clients: new Map<string, Promise<Opened>>() }))

/** Forgets every client; for tests that change endpoints. */
export const forget = opened.forget

/** One client per session, never shared between consulates: a session may put and read only under its own name. */
function vault(): Promise<Opened> {
  const { own, clients } = opened()
  const whose = Act.tenantOf() ?? Act.use().type
  const known = clients.get(whose)
  if (known) return known
  const made = open(own)
  clients.set(whose, made)
  made.catch(() => clients.delete(whose))
  return made
}

async function open(own: S3ClientConfig): Promise<Opened> {
  const [sdk, credentials] = await awaitAll([import("@aws-sdk/client-s3"), Store.credentials()])
  return { sdk, client: Aws.open(sdk.S3Client, "s3", { ...own, ...(credentials ? { credentials } : {}) }) }
}

const folder = (chain: string, day: string) => `${chain}/${day}/`
const keyOf = ({ chain, from }: Pick<Seal, "chain" | "from">) =>
  `${folder(chain, dayOf(from))}${from.slice(11, 13)}.json`
const hourIn = (key: string) => /^[^/]+\/(\d{4}-\d{2}-\d{2})\/(\d{2})\.json$/.exec(key)

/** Puts a seal if none is there; false when there already is one. */
export async function put(sealed: Sealed): Promise<boolean> {
  const { sdk, client } = await vault()
  try {
    await client.send(
      new sdk.PutObjectCommand({
        Bucket: Config.vaultBucket(),
        Key: keyOf(sealed.seal),
        Body: canonical(sealed),
        ContentType: "application/json",
        IfNoneMatch: "*",
      }),
    )
    return true
  } catch (error) {
    if (error instanceof Error && error.name === "PreconditionFailed") return false
    throw error
  }
}

async function read(Key: string): Promise<Sealed | null> {
  const { sdk, client } = await vault()
  const { Body }: GetObjectCommandOutput = await client.send(
    new sdk.GetObjectCommand({ Bucket: Config.vaultBucket(), Key }),
  )
  try {
    const parsed = Sealed.safeParse(JSON.parse((await Body?.transformToString()) ?? ""))
    return parsed.success ? parsed.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** The object in the vault for this hour; null when it cannot be read as a seal. */
export const get = (chain: string, from: string): Promise<Sealed | null> => read(keyOf({ chain, from }))

/** As `get`; also null when there is no object. */
export async function find(chain: string, from: string): Promise<Sealed | null> {
  const keys = await list(folder(chain, dayOf(from)))
  return keys.includes(keyOf({ chain, from })) ? get(chain, from) : null
}

// Parallel reads: objects are small, and a month has some hundreds of them.
const atOnce = 24

/** Every seal of a chain in the vault for these days, by its first hour. */
export async function ofDays(chain: string, days: string[]): Promise<Map<string, Sealed | null>> {
  const keys = (await inParts(days, (day) => list(folder(chain, day)))).flat()
  const found = new Map<string, Sealed | null>()
  await inParts(keys, async (key) => {
    const [, day, hour] = hourIn(key) ?? []
    if (day && hour) found.set(`${day}T${hour}:00:00.000Z`, await read(key))
  })
  return found
}

async function list(Prefix: string): Promise<string[]> {
  const { sdk, client } = await vault()
  // A day has 24 hours, so one answer lists them all.
  const { Contents = [] } = await client.send(new sdk.ListObjectsV2Command({ Bucket: Config.vaultBucket(), Prefix }))
  return Contents.flatMap(({ Key }) => Key ?? [])
}

async function inParts<T, R>(all: T[], run: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (let start = 0; start < all.length; start += atOnce)
    results.push(...(await awaitAll(all.slice(start, start + atOnce).map(run))))
  return results
}
