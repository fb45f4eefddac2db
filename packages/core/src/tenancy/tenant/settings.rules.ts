import { VisibleError } from "../../platform/error"
import { lockedSettings, type Settings, type SettingsInfo, settingNames } from "./settings.schema"

type Own = Partial<Settings>

/** The effective settings: headquarters' template, overridden field by field by what the consulate has set. */
export function effective(template: { version: number; settings: Settings }, own: Own): SettingsInfo {
  const mine = settingNames.filter((name) => own[name] !== undefined && !lockedSettings.includes(name))
  const values = { ...template.settings, ...Object.fromEntries(mine.map((name) => [name, own[name]])) }
  return { values, own: mine, locked: [...lockedSettings], templateVersion: template.version }
}

/** The consulate's own settings after a change; a field in `inherit` follows the template again. */
export function change(
  own: Own,
  input: { set: { [name in keyof Settings]?: Settings[name] | undefined }; inherit: (keyof Settings)[] },
): Own {
  const set = Object.fromEntries(Object.entries(input.set).filter(([, value]) => value !== undefined)) as Own
  const touched = [...Object.keys(set), ...input.inherit] as (keyof Settings)[]
  const locked = touched.find((name) => lockedSettings.includes(name))
  if (locked) throw new VisibleError("forbidden", "setting_not_overridable", locked)
  const next: Own = { ...own, ...set }
  for (const name of input.inherit) delete next[name]
  return next
}
