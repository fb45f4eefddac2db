import { Template } from "aws-cdk-lib/assertions"
import { App, getStack } from "sst/constructs"
import { initProject } from "sst/project.js"
import { describe, it } from "vitest"
import config from "../sst.config"
import { Api } from "./api"

describe("spike", () => {
  it("synthesises", async () => {
    await initProject({ stage: "test", region: "us-east-1" })
    const app = new App({
      mode: "deploy",
      name: "ventanilla",
      stage: "test",
      region: "us-east-1",
      account: "111122223333",
      isActiveStack: (n: string) => /Api/.test(n),
    } as never)
    await config.stacks(app)
    await app.finish()
    console.log(JSON.stringify(Template.fromStack(getStack(Api)).toJSON(), null, 1).slice(0, 20000))
  }, 200_000)
})
