import type { SSTConfig } from "sst"
import { Access } from "./stacks/access"
import { Alarms } from "./stacks/alarms"
import { Api } from "./stacks/api"
import { bundling } from "./stacks/bundling"
import { Digest } from "./stacks/digest"
import { Events } from "./stacks/events"
import { Files } from "./stacks/files"
import { FilesDoor } from "./stacks/files-door"
import { withoutHelpers } from "./stacks/helpers"
import { Identity } from "./stacks/identity"
import { Judge } from "./stacks/judge"
import { Mail } from "./stacks/mail"
import { MailEvents } from "./stacks/mail-events"
import { Provisioning } from "./stacks/provisioning"
import { Statistics } from "./stacks/statistics"
import { Storage } from "./stacks/storage"
import { Web } from "./stacks/web"

export default {
  config: () => ({ name: "ventanilla", region: process.env.AWS_REGION ?? "us-east-1" }),
  stacks(app) {
    // No default removal policy: what keeps data says so itself, and a permission that is taken back must really go.
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
      .stack(Mail)
      .stack(Web)
      .stack(Files)
      .stack(Identity)
      .stack(Access)
      .stack(Judge)
      .stack(Api)
      .stack(FilesDoor)
      .stack(Digest)
      .stack(Provisioning)
      .stack(Statistics)
      .stack(MailEvents)
      .stack(Alarms)
    withoutHelpers(app)
  },
} satisfies SSTConfig
