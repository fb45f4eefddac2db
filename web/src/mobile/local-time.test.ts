import { expect, test } from "vitest"
import { instantOf, localTimeOf } from "./local-time"

test("a time of day is the instant that the zone's clock shows it at, also when the clock was moved", () => {
  const york = "America/New_York"
  expect(instantOf("2026-03-07", "9:30", york)).toBe("2026-03-07T14:30:00Z")
  expect(instantOf("2026-03-08", "09:30", york)).toBe("2026-03-08T13:30:00Z")
  // An hour that occurs twice: the first. A skipped one: the hour after it.
  expect(instantOf("2026-11-01", "01:30", york)).toBe("2026-11-01T05:30:00Z")
  expect(localTimeOf(new Date(instantOf("2026-03-08", "02:30", york)!), york).time).toBe("03:30")
  expect(instantOf("2026-07-01", "00:00", "America/Phoenix")).toBe("2026-07-01T07:00:00Z")
  for (const wrong of ["", "24:00", "9", "9:60", "nine"]) expect(instantOf("2026-03-07", wrong, york)).toBeUndefined()
})
