import * as Staff from "@ventanilla/core/tenancy/staff"
import { Hono } from "hono"
import type { Env } from "../env"
import { act, create, read } from "../serve"

export const staff = new Hono<Env>()
  .get("/", ...read(Staff.list))
  .post("/", ...create(Staff.invite))
  .post("/:staffID/role", ...act(Staff.change, "staffID"))
  .post("/:staffID/fitness", ...act(Staff.changeFitness, "staffID"))
  .post("/:staffID/certificates", ...create(Staff.certify, "staffID"))
  .post("/:staffID/remove", ...act(Staff.remove, "staffID"))
