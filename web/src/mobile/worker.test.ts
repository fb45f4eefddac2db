import { expect, test } from "vitest"
import { answers } from "./worker.rules"

const origin = "https://console.example"
const files = new Set(["/assets/a.js", "/note.svg"])
const what = (path: string, mode = "cors", method = "GET", from = origin) =>
  answers({ method, url: `${from}${path}`, mode }, origin, files)

test("the worker answers for the page and its own files", () => {
  expect(what("/mobile", "navigate")).toBe("page")
  expect(what("/mobile/count/out_1", "navigate")).toBe("page")
  expect(what("/assets/a.js")).toBe("file")
})

test("it touches nothing else: no API, no other page, no other origin, nothing that writes", () => {
  for (const path of ["/api/outreaches/today", "/api/detections", "/api/../api/session"])
    expect(what(path)).toBe("nothing")
  for (const path of ["/", "/today", "/mobiles", "/casefiles/cas_1", "/api/mobile"])
    expect(what(path, "navigate"), path).toBe("nothing")
  expect(what("/mobile", "navigate", "POST")).toBe("nothing")
  expect(what("/assets/a.js", "cors", "POST")).toBe("nothing")
  expect(what("/assets/b.js")).toBe("nothing")
  expect(what("/assets/a.js?who=1")).toBe("nothing")
  expect(what("/assets/a.js", "cors", "GET", "https://elsewhere.example")).toBe("nothing")
})
