export * from "./timeline"
