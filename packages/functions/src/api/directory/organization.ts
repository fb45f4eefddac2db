import { Directory } from "@ventanilla/core/directory/directory"
import {
  AddLocationInput,
  AddServiceInput,
  ChangeInput,
  ChangeLocationInput,
  ChangeServiceInput,
  CreateInput,
  DescribeInput,
  DescribeServiceInput,
  FromIDInput,
  ListInput,
} from "@ventanilla/core/directory/directory/schema"
import { Hono } from "hono"
import type { Env } from "../env"
import { body, may, once, path, query } from "../operation"

const ServicePath = ChangeServiceInput.pick({ organizationID: true, serviceID: true })
const LocationPath = ChangeLocationInput.pick({ organizationID: true, locationID: true })

export const organization = new Hono<Env>()
  .post("/", may("organization.create"), body(CreateInput), async (c) =>
    c.json(await once(() => Directory.create(c.req.valid("json"))), 201),
  )
  .get("/", may("organization.list"), query(ListInput), async (c) => c.json(await Directory.list(c.req.valid("query"))))
  .get("/:organizationID", may("organization.read"), path(FromIDInput), async (c) =>
    c.json(await Directory.fromID(c.req.valid("param"))),
  )
  .post(
    "/:organizationID",
    may("organization.change"),
    path(FromIDInput),
    body(ChangeInput.omit({ organizationID: true })),
    async (c) => c.json(await once(() => Directory.change({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post(
    "/:organizationID/services",
    may("service.add"),
    path(FromIDInput),
    body(AddServiceInput.omit({ organizationID: true })),
    async (c) =>
      c.json(await once(() => Directory.addService({ ...c.req.valid("param"), ...c.req.valid("json") })), 201),
  )
  .post(
    "/:organizationID/services/:serviceID",
    may("service.change"),
    path(ServicePath),
    body(ChangeServiceInput.omit({ organizationID: true, serviceID: true })),
    async (c) => c.json(await once(() => Directory.changeService({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post(
    "/:organizationID/details",
    may("organization.describe"),
    path(FromIDInput),
    body(DescribeInput.omit({ organizationID: true })),
    async (c) => c.json(await once(() => Directory.describe({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post(
    "/:organizationID/services/:serviceID/details",
    may("service.describe"),
    path(ServicePath),
    body(DescribeServiceInput.omit({ organizationID: true, serviceID: true })),
    async (c) =>
      c.json(await once(() => Directory.describeService({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
  .post(
    "/:organizationID/locations",
    may("location.add"),
    path(FromIDInput),
    body(AddLocationInput.omit({ organizationID: true })),
    async (c) =>
      c.json(await once(() => Directory.addLocation({ ...c.req.valid("param"), ...c.req.valid("json") })), 201),
  )
  .post(
    "/:organizationID/locations/:locationID",
    may("location.change"),
    path(LocationPath),
    body(ChangeLocationInput.omit({ organizationID: true, locationID: true })),
    async (c) =>
      c.json(await once(() => Directory.changeLocation({ ...c.req.valid("param"), ...c.req.valid("json") }))),
  )
