import { verb } from "../../platform/actor"
import { awaitAll } from "../../platform/util/await-all"
import type { Page } from "../../platform/util/schema"
import { nothing } from "../../platform/util/schema"
import { asReader, current, draftOf, edition, inForce } from "./protocol.editions"
import { differences, stepsOf } from "./protocol.rules"
import {
  type Change,
  ChangesInput,
  type Edition,
  Key,
  ReadInput,
  type Summary,
  type VersionRow,
  type Workshop,
  WorkshopInput,
} from "./protocol.schema"

export { current, currents, edition, first } from "./protocol.editions"
export { discard, publish, saveDraft } from "./protocol.publish"
export { differences, findStep, offered, stepsOf } from "./protocol.rules"

export const list = verb("protocol.list", nothing, async (): Promise<Page<Summary>> => {
  const found = await asReader(() => awaitAll(Key.options.map(inForce)))
  return { items: found.map(summary), cursor: null }
})

const summary = ({ edition, versions }: { edition: Edition; versions: VersionRow[] }): Summary => {
  const { protocol, version, title, publishedAt, said } = edition
  return { protocol, version, title, publishedAt, said, steps: stepsOf(edition).length, versions }
}

/** The version asked for, or the one in force. */
export const read = verb("protocol.read", ReadInput, async ({ protocol, version }): Promise<Edition> => {
  return version === undefined ? current(protocol) : edition(protocol, version)
})

/** The differences between two versions: items added, removed, reworded, moved or asked in another way. */
export const changes = verb(
  "protocol.read",
  ChangesInput,
  async ({ protocol, from, to }): Promise<{ items: Change[] }> => {
    return between(protocol, from, to)
  },
)

/** The differences between the saved draft and the current version. */
export const drafted = verb("protocol.edit", WorkshopInput, async ({ protocol }): Promise<{ items: Change[] }> => {
  const [{ edition }, { draft }] = await awaitAll([inForce(protocol), draftOf(protocol)])
  return { items: draft ? differences(edition, draft.content) : [] }
})

async function between(protocol: Key, from: number, to: number): Promise<{ items: Change[] }> {
  const [before, after] = await awaitAll([edition(protocol, from), edition(protocol, to)])
  return { items: differences(before, after) }
}

/** Headquarters' list: the current versions, and whether there is a draft. */
export const workshops = verb(
  "protocol.edit",
  nothing,
  async (): Promise<Page<Summary & { draft: { base: number; savedAt: string } | null }>> => {
    const items = await awaitAll(
      Key.options.map(async (protocol) => {
        const [found, { draft }] = await awaitAll([inForce(protocol), draftOf(protocol)])
        return { ...summary(found), draft: draft && { base: draft.base, savedAt: draft.savedAt } }
      }),
    )
    return { items, cursor: null }
  },
)

/** Headquarters' view of one protocol. */
export const workshop = verb("protocol.edit", WorkshopInput, async ({ protocol }): Promise<Workshop> => {
  const [found, drafted] = await awaitAll([inForce(protocol), draftOf(protocol)])
  return { ...found, ...drafted }
})
