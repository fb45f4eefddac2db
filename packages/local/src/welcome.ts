import type { CognitoMessage } from "./cognito/backend"

/** The mail that Cognito itself would send: who to be, and the temporary password or the code. */
export function welcome({ to, source, code }: CognitoMessage, consoleUrl: string) {
  const isInvitation = source === "AdminCreateUser"
  const text = isInvitation
    ? `Su usuario es ${to} y su contraseña temporal es ${code}\n${consoleUrl}\n\nYour user name is ${to} and your temporary password is ${code}\n${consoleUrl}\n`
    : `Su código de verificación es ${code}\n\nYour verification code is ${code}\n`
  const subject = isInvitation ? "Su contraseña temporal · Your temporary password" : "Su código · Your code"
  return { from: "no-reply@verificationemail.com", to: [to], subject, text }
}
