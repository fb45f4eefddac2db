type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined | ""> }

/** A query of only what was chosen. */
export const given = <T extends Record<string, string | undefined>>(query: T): Given<T> =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== "")) as Given<T>

type Query<T> = { status: string; data: T | undefined }

/**
 * What a query brought, or undefined: unlike `.data`, asking early does not hide the page. What was there stays when
 * reading it again fails.
 */
export const arrived = <T>(query: Query<T>): T | undefined => (query.status === "pending" ? undefined : query.data)
