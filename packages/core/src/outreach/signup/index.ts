export * as Signup from "./signup"
