type Times = { days: readonly number[]; from: number | null; to: number | null; anyTime: boolean }
export const isTimed = ({ days, from, to }: Omit<Times, "anyTime">) => days.length > 0 || from !== null || to !== null
/**
 * Did the woman say when this channel is safe? Blank does not mean "at any time": it is unknown, and staff must ask.
 */
export const saidTimes = (times: Times): boolean => times.anyTime || isTimed(times)
