import { describe, expect, test } from "vitest"
import { StartFailure } from "./failure"
import { startOptions } from "./options"

describe("npm start --", () => {
  test("has an answer for everything left out", () => {
    expect(startOptions([])).toEqual({ fresh: false, empty: false, iam: false, dir: ".local", port: 4000 })
  })
  test("takes every option", () => {
    const args = ["--fresh", "--empty", "--iam", "--data", "/tmp/elsewhere", "--port", "5100"]
    expect(startOptions(args)).toEqual({ fresh: true, empty: true, iam: true, dir: "/tmp/elsewhere", port: 5100 })
  })
  test.each([
    [["--port", "http"]],
    [["--port", "0"]],
    [["--port", "70000"]],
    [["--data="]],
    [["--frsh"]],
    [["now"]],
    [["--port"]],
  ])("says in one line what it does not understand: %j", (args) => {
    expect(() => startOptions(args)).toThrow(StartFailure)
    expect(() => startOptions(args)).toThrow(/^[^\n]*Usage: npm start --[^\n]*$/)
  })
})
