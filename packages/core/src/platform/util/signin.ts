/** Who a verified token speaks for, and when she proved who she is: whole seconds since 1970, by the issuer's clock. */
export type Signin = { identity: string; since: number }

/**
 * How many seconds the issuer's clock and ours may be apart. What began within them counts as before: somebody who signs in again
 * that fast is asked once more, and nobody's old session passes for a new one.
 */
export const skew = 2
/** For so long what ended is remembered, in seconds: longer than the twelve hours after which no sign-in is renewed. */
export const remembered = 48 * 3600

/**
 * What began before this is over, when it is ended at `now` (milliseconds). By the real time, as the issuer counts it: a drill that
 * moves the product's clock moves no token.
 */
export const notBeforeOf = (now: number): number => Math.ceil(now / 1000) + skew

/** Was this sign-in ended by one of these rows? Renewing it changes nothing: the token says when it began, not when it was renewed. */
export const isOver = ({ since }: Signin, rows: readonly (Record<string, unknown> | undefined)[]): boolean =>
  rows.some((row) => typeof row?.notBefore === "number" && since < row.notBefore)
