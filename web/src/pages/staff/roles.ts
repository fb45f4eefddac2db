import { Role } from "@ventanilla/core/actor/schema"
import { shell } from "../../i18n/shell"
import { staff } from "../../i18n/staff"

/** Each role with what it may do, in the words of the office. */
export const roleOptions = () =>
  Role.options.map((value) => ({ value, label: shell(`role.${value}`), hint: staff(`does.${value}`) }))
