import { Role } from "@ventanilla/core/platform/actor/schema"
import { shell } from "../../i18n/shell"
import { staff } from "./staff.i18n"

/** Each role with what it may do, in the words of the office. */
export const roleOptions = () =>
  Role.options.map((value) => ({ value, label: shell(`role.${value}`), hint: staff(`does.${value}`) }))
