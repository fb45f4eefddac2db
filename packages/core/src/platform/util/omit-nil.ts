type Missing<T> = { [K in keyof T]: null extends T[K] ? K : undefined extends T[K] ? K : never }[keyof T]

/** A row without its null and undefined fields. */
export type OmitNil<T> = Omit<T, NonNullable<Missing<T>>> & { [K in NonNullable<Missing<T>>]?: NonNullable<T[K]> }

/**
 * In our types null means "none"; in a table, an attribute without a value is absent. Drops null and undefined fields.
 */
export const omitNil = <T extends object>(row: T): OmitNil<T> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined)) as OmitNil<T>
