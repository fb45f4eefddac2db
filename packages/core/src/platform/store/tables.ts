import { Config, type Slot } from "../util/config"

// Only provisioning and operators create tables: the commands for it are loaded on demand.
const make = () => import("./tables.make")
const look = () => import("./tables.look")
const mend = () => import("./tables.mend")

export type { Found } from "./tables.look"

/** Creates a consulate's table, encrypted with its own key on AWS, and waits until it is active. Idempotent. */
export const createTable = async (tenantID: string, slot: Slot = "a"): Promise<void> =>
  (await make()).createTable(tenantID, slot)

/** Turns on point-in-time recovery and TTL. Idempotent. */
export const protectTable = async (tenantID: string, slot: Slot = "a"): Promise<void> =>
  (await make()).protectTable(tenantID, slot)

/** Deletes one of a consulate's tables. Idempotent. */
export const deleteTable = async (tenantID: string, slot: Slot = "a"): Promise<void> =>
  (await make()).deleteTable(tenantID, slot)

/** Is there a table in this slot? */
export const hasTable = async (tenantID: string, slot: Slot): Promise<boolean> =>
  (await (await make()).statusOf(Config.consulateTable(tenantID, slot))) !== undefined

/** The actual properties of a consulate's table, in the terms in which it is created; undefined when there is none. */
export const lookAt = async (tenantID: string, slot: Slot) => (await look()).lookAt(tenantID, slot)

/** The expected properties of a consulate's table. */
export const expected = async (tenantID: string, slot: Slot) => (await look()).expected(tenantID, slot)

/** Repairs what can be repaired without touching a row; the key only when `keyArn` is given. Idempotent. */
export const mendTable = async (tenantID: string, slot: Slot, keyArn?: string): Promise<void> =>
  (await mend()).mendTable(tenantID, slot, keyArn)

/**
 * Restores the table in `from` as it was at `at` (by default the latest moment) into the other slot, encrypted with the
 * consulate's key, and waits for it. The new table then has the same settings as every table of a consulate. AWS only.
 */
export const restoreTable = async (tenantID: string, from: Slot, at?: Date): Promise<void> =>
  (await mend()).restoreTable(tenantID, from, at)
