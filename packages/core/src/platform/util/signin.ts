/**
 * The account for which a verified token speaks, and when its owner authenticated: whole seconds since 1970, by the
 * issuer's clock.
 */
export type Signin = { identity: string; since: number }

/**
 * Seconds by which the issuer's clock and ours may differ. A sign-in that began within them counts as earlier: a person
 * who signs in again that fast is asked once more, and no old session passes for a new one.
 */
export const skew = 2
/**
 * Seconds for which ended sign-ins are remembered: longer than the twelve hours after which no sign-in can be renewed.
 */
export const remembered = 48 * 3600

/**
 * Sign-ins that began before this are over when ended at `now` (milliseconds). Uses real time, like the issuer: moving
 * the product's clock in a drill does not affect tokens.
 */
export const notBeforeOf = (now: number): number => Math.ceil(now / 1000) + skew

/**
 * Was this sign-in ended by one of these rows? Renewal does not matter: the token says when the sign-in began, not when
 * it was renewed.
 */
export const isOver = ({ since }: Signin, rows: readonly (Record<string, unknown> | undefined)[]): boolean =>
  rows.some((row) => typeof row?.notBefore === "number" && since < row.notBefore)
