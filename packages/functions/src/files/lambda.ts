import { handle } from "hono/aws-lambda"
import "@ventanilla/core/platform/store"
import { files } from "./app"

export const handler = handle(files)
