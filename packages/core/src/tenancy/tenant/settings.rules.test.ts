import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { change, effective } from "./settings.rules"
import { ChangeInput, lockedSettings, Settings, settingNames } from "./settings.schema"
import { firstTemplate } from "./template.default"

const day = fc.integer({ min: 1, max: 7 })
const days = fc.uniqueArray(day, { minLength: 1, maxLength: 7 })
const settings: fc.Arbitrary<Settings> = fc.record({
  onCallPhone: fc.constantFrom(null, "+1 215 555 0100"),
  onCallEmail: fc.constantFrom(null, "guardia@example.org"),
  publicPhone: fc.constantFrom(null, "+1 215 555 0101"),
  workingHours: fc.record({ days, from: fc.integer({ min: 0, max: 700 }), to: fc.integer({ min: 701, max: 1439 }) }),
  extraHolidays: fc.constantFrom([], [{ date: "2026-12-12", name: "Guadalupe" }]),
  digestSchedule: fc.record({ days, minute: fc.integer({ min: 0, max: 1439 }) }),
  answerDays: fc.integer({ min: 1, max: 30 }),
  graceDays: fc.integer({ min: 1, max: 30 }),
  consentDays: fc.integer({ min: 1, max: 90 }),
  consentMaxDays: fc.integer({ min: 1, max: 90 }),
  capacityDays: fc.integer({ min: 1, max: 90 }),
  categories: fc.subarray([...firstTemplate.categories], { minLength: 1 }),
  urgentDetectionMinutes: fc.integer({ min: 5, max: 240 }),
  detectionMinutes: fc.integer({ min: 15, max: 2880 }),
  detectionDays: fc.integer({ min: 7, max: 365 }),
  retentionMonths: fc.integer({ min: 1, max: 600 }),
  requireCourse: fc.boolean(),
  requireCode: fc.boolean(),
  suppressionThreshold: fc.integer({ min: 5, max: 100 }),
})
const open = settingNames.filter((name) => !lockedSettings.includes(name))
const pick = (from: Settings, names: readonly (keyof Settings)[]) =>
  Object.fromEntries(names.map((name) => [name, from[name]])) as Partial<Settings>
const own = fc.tuple(settings, fc.subarray(open)).map(([from, names]) => pick(from, names))
const template = settings.map((values) => ({ version: 3, settings: values }))

describe("settings in force", () => {
  it("are the consulate's where it has its own and the template's everywhere else, and always whole", () =>
    fc.assert(
      fc.property(template, own, (inherited, mine) => {
        const info = effective(inherited, mine)
        expect(Settings.parse(info.values)).toEqual(info.values)
        expect(new Set(info.own)).toEqual(new Set(Object.keys(mine)))
        for (const name of settingNames)
          expect(info.values[name]).toEqual(name in mine ? mine[name] : inherited.settings[name])
        expect(info.templateVersion).toBe(3)
      }),
    ))

  it("follow a new template in exactly the fields that are inherited", () =>
    fc.assert(
      fc.property(template, template, own, (before, after, mine) => {
        const [old, next] = [effective(before, mine), effective(after, mine)]
        for (const name of settingNames)
          expect(next.values[name]).toEqual(old.own.includes(name) ? old.values[name] : after.settings[name])
      }),
    ))

  it("ignore what a consulate once set and headquarters has locked since", () =>
    expect(effective({ version: 1, settings: firstTemplate }, { suppressionThreshold: 5 })).toMatchObject({
      own: [],
      values: { suppressionThreshold: firstTemplate.suppressionThreshold },
    }))
})

describe("a change", () => {
  it("sets and hands back field by field, and is forgotten when everything is handed back", () =>
    fc.assert(
      fc.property(own, own, fc.subarray(open), (before, set, inherit) => {
        const after = change(before, { set, inherit })
        for (const name of open) {
          const expected = inherit.includes(name) ? undefined : name in set ? set[name] : before[name]
          expect(after[name]).toEqual(expected)
        }
        expect(change(after, { set: {}, inherit: [...open] })).toEqual({})
      }),
    ))

  it("of what headquarters decides is refused, whichever way it is touched", () => {
    for (const name of lockedSettings) {
      expect(() => change({}, { set: pick(firstTemplate, [name]), inherit: [] })).toThrow("setting_not_overridable")
      expect(() => change({}, { set: {}, inherit: [name] })).toThrow("setting_not_overridable")
    }
  })

  it("tells a phone that was taken away (null, own) from one that was never set (inherited)", () => {
    const input = ChangeInput.parse({ set: { onCallPhone: null } })
    const mine = change({}, input)
    const inherited = { version: 1, settings: { ...firstTemplate, onCallPhone: "+52 55 5555 0100" } }
    expect(effective(inherited, mine)).toMatchObject({ own: ["onCallPhone"], values: { onCallPhone: null } })
  })
})
