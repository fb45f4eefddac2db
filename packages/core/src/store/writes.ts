import type { Write } from "./commit"

/** ElectroDB's `.params({ table })` of a create or put, as a write of a transaction. */
export const put = (params: Record<string, unknown>): Write => ({ Put: params }) as unknown as Write
/** ElectroDB's `.params({ table })` of a patch or update. */
export const update = (params: Record<string, unknown>): Write => ({ Update: params }) as unknown as Write
/** ElectroDB's `.params({ table })` of a delete or remove. */
export const remove = (params: Record<string, unknown>): Write => ({ Delete: params }) as unknown as Write
