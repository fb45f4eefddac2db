type Missing<T> = { [K in keyof T]: null extends T[K] ? K : undefined extends T[K] ? K : never }[keyof T]

/** A row whose null and undefined fields are simply not there. */
export type Absent<T> = Omit<T, NonNullable<Missing<T>>> & { [K in NonNullable<Missing<T>>]?: NonNullable<T[K]> }

/** Null says "none" in our types; in a table an attribute that has no value is absent. */
export const absent = <T extends object>(row: T): Absent<T> =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined)) as Absent<T>
