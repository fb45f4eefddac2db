import type { Info, SetInput } from "@ventanilla/core/reporting/target/schema"
import type { z } from "zod"
import { ask, client, keyed, type Sent } from "../../api"

/** A consulate's own targets, or the network's. */
export type Whose = "own" | "network"

export const readTargets = (whose: Whose, year: string): Promise<Info> =>
  whose === "own"
    ? ask(client.api.targets.$get({ query: { year } }))
    : ask(client.api.headquarters.targets.$get({ query: { year } }))
export const setTargets = (whose: Whose, json: Sent<z.input<typeof SetInput>>, key: string) =>
  whose === "own"
    ? ask(client.api.targets.$post({ json }, keyed(key)))
    : ask(client.api.headquarters.targets.$post({ json }, keyed(key)))
