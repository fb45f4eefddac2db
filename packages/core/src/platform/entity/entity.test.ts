import { expect, it } from "vitest"
import { Keys } from "../store"
import { at, entity } from "./entity"

const attributes = { leafletID: { type: "string" }, status: { type: "string" }, at: { type: "string" } } as const
const Leaflet = entity("leaflet", {
  attributes,
  indexes: {
    byID: at(Keys.primary, "leaflet#${leafletID}", "leaflet"),
    byStatus: at(Keys.first, "leaflets#${status}", "${at}#${leafletID}"),
  },
})

it("writes the keys that the templates say, as they are", () => {
  const { Item } = Leaflet.put({ leafletID: "lea_Á1", status: "Open", at: "2026" }).params({ table: "t" }) as {
    Item: object
  }
  expect(Item).toMatchObject({ pk: "leaflet#lea_Á1", sk: "leaflet" })
  expect(Item).toMatchObject({ gsi1pk: "leaflets#Open", gsi1sk: "2026#lea_Á1" })
})

it("asks a query for what its templates name, and takes no attribute that is not there", () => {
  const query = Leaflet.query.byStatus({ status: "Open" }).begins({ at: "2026" }).params({ table: "t" })
  expect(query).toMatchObject({ IndexName: "gsi1", ExpressionAttributeValues: { ":sk1": "2026" } })
  // @ts-expect-error: the partition is found by its status
  expect(() => Leaflet.query.byStatus({ leafletID: "lea_1" }).params({ table: "t" })).toThrow(/status/)
  // @ts-expect-error: leaflets have no `order`
  const Wrong = entity("leaflet", { attributes, indexes: { byID: at(Keys.primary, "${order}", "leaflet") } })
  expect(() => Wrong.schema).toThrow(/order/)
})
