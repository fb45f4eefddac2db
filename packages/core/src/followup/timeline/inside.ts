export * as Timeline from "./timeline"
