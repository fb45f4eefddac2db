export * as Task from "./task"
