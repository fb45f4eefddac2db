// Only provisioning makes tables: the commands it needs come with it.
const make = () => import("./tables.make")

/** Makes a consulate's table, encrypted with its own key on AWS, and waits until it answers. Idempotent. */
export const createTable = async (tenantID: string): Promise<void> => (await make()).createTable(tenantID)

/** Turns on point-in-time recovery and the expiry of rows. Idempotent. */
export const protectTable = async (tenantID: string): Promise<void> => (await make()).protectTable(tenantID)

/** Takes a consulate's table away. Idempotent. */
export const deleteTable = async (tenantID: string): Promise<void> => (await make()).deleteTable(tenantID)
