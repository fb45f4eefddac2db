import { describe, expect, it } from "vitest"
import { handler } from "./judge"

describe("a judge that fails", () => {
  it("throws the class of its failure, and not a word of the file: Lambda writes down what is thrown", async () => {
    const said = { type: "María, calle Luna 4", data: "data-of-hers" }
    const failure = await handler(said).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Error)
    const { message } = failure as Error
    expect(message).toMatch(/^[A-Z]\w*Error$/)
    expect(message).not.toContain("application/")
  })
})
