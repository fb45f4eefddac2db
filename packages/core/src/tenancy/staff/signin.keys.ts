export type Place = { pk: string; sk: string }

/** Where it stands up to when somebody's sign-ins are over, wherever she works: a partition of her own, which no consulate's session reaches. */
export const everywhere = (identity: string): Place => ({ pk: `signin#${identity}`, sk: "notBefore" })
/** The same for one consulate, in the partition that is its own. */
export const here = (tenantID: string, identity: string): Place => ({
  pk: `tenant#${tenantID}`,
  sk: `signin#${identity}`,
})
