import type { SSTConfig } from "sst"
import { Access } from "./stacks/access"
import { Api } from "./stacks/api"
import { bundling } from "./stacks/bundling"
import { Digest } from "./stacks/digest"
import { Events } from "./stacks/events"
import { Identity } from "./stacks/identity"
import { Mail } from "./stacks/mail"
import { MailEvents } from "./stacks/mail-events"
import { Provisioning } from "./stacks/provisioning"
import { settingsOf } from "./stacks/settings"
import { Statistics } from "./stacks/statistics"
import { Storage } from "./stacks/storage"

export default {
  config: () => ({ name: "ventanilla", region: process.env.AWS_REGION ?? "us-east-1" }),
  stacks(app) {
    app.setDefaultRemovalPolicy(settingsOf(app.stage).protect ? "retain" : "destroy")
    app.setDefaultFunctionProps({
      runtime: "nodejs22.x",
      architecture: "arm_64",
      memorySize: "1024 MB",
      tracing: "disabled",
      nodejs: bundling,
    })
    app
      .stack(Storage)
      .stack(Events)
      .stack(Identity)
      .stack(Mail)
      .stack(Access)
      .stack(Api)
      .stack(Digest)
      .stack(Provisioning)
      .stack(Statistics)
      .stack(MailEvents)
  },
} satisfies SSTConfig
