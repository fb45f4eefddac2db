import { Config, type Slot } from "../util/config"

// Only provisioning and operators make tables: the commands they need come with them.
const make = () => import("./tables.make")
const look = () => import("./tables.look")
const mend = () => import("./tables.mend")

export type { Found } from "./tables.look"

/** Makes a consulate's table, encrypted with its own key on AWS, and waits until it answers. Idempotent. */
export const createTable = async (tenantID: string, slot: Slot = "a"): Promise<void> =>
  (await make()).createTable(tenantID, slot)

/** Turns on point-in-time recovery and the expiry of rows. Idempotent. */
export const protectTable = async (tenantID: string, slot: Slot = "a"): Promise<void> =>
  (await make()).protectTable(tenantID, slot)

/** Takes one of a consulate's tables away. Idempotent. */
export const deleteTable = async (tenantID: string, slot: Slot = "a"): Promise<void> =>
  (await make()).deleteTable(tenantID, slot)

/** Is there a table in this slot? */
export const hasTable = async (tenantID: string, slot: Slot): Promise<boolean> =>
  (await (await make()).statusOf(Config.consulateTable(tenantID, slot))) !== undefined

/** What AWS says of a consulate's table, in the words in which it is made; undefined when there is none. */
export const lookAt = async (tenantID: string, slot: Slot) => (await look()).lookAt(tenantID, slot)

/** What AWS should say of it. */
export const expected = async (tenantID: string, slot: Slot) => (await look()).expected(tenantID, slot)

/** Puts right what can be put right without touching a row; the key, when it is said which. Idempotent. */
export const mendTable = async (tenantID: string, slot: Slot, keyArn?: string): Promise<void> =>
  (await mend()).mendTable(tenantID, slot, keyArn)

/**
 * Restores the table in `from` as it was at `at` (the latest moment without it) into the other slot, encrypted with the
 * consulate's key, and waits for it. The new table has then what every table of a consulate has. AWS only.
 */
export const restoreTable = async (tenantID: string, from: Slot, at?: Date): Promise<void> =>
  (await mend()).restoreTable(tenantID, from, at)
