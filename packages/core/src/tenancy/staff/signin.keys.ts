export type Place = { pk: string; sk: string }

/**
 * The row that says up to when a person's sign-ins were ended, in all consulates: in a partition of its own, which no
 * consulate's session reaches.
 */
export const everywhere = (identity: string): Place => ({ pk: `signin#${identity}`, sk: "notBefore" })
/** The same row for one consulate, in the consulate's own partition. */
export const here = (tenantID: string, identity: string): Place => ({
  pk: `tenant#${tenantID}`,
  sk: `signin#${identity}`,
})
