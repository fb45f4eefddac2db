import { Duration, RemovalPolicy } from "aws-cdk-lib"
import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  OAuthScope,
  UserPool,
  UserPoolClientIdentityProvider,
} from "aws-cdk-lib/aws-cognito"
import type { StackContext } from "sst/constructs"
import { namesOf, settingsOf } from "./settings"

/** Who somebody is, and nothing about what she may do: consulate and role are read from the membership row on each request. */
export function Identity({ app, stack }: StackContext) {
  const { protect, consoleUrl } = settingsOf(app.stage)
  const pool = new UserPool(stack, "People", {
    userPoolName: `${namesOf(app.stage).prefix}-people`,
    signInAliases: { email: true },
    selfSignUpEnabled: false,
    mfa: Mfa.REQUIRED,
    mfaSecondFactor: { otp: true, sms: false },
    passwordPolicy: { minLength: 12, tempPasswordValidity: Duration.days(3) },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    featurePlan: FeaturePlan.ESSENTIALS,
    deletionProtection: protect,
    removalPolicy: protect ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  })
  const domain = pool.addDomain("SignIn", { cognitoDomain: { domainPrefix: namesOf(app.stage).prefix } })
  // A browser keeps no secret: code with PKCE, short access tokens.
  const client = pool.addClient("Console", {
    generateSecret: false,
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
      callbackUrls: [`${consoleUrl}/signin/callback`],
      logoutUrls: [`${consoleUrl}/signin`],
    },
    accessTokenValidity: Duration.minutes(15),
    idTokenValidity: Duration.minutes(15),
    refreshTokenValidity: Duration.hours(12),
  })
  return {
    pool,
    domain,
    clientID: client.userPoolClientId,
    issuer: pool.userPoolProviderUrl,
    userPoolID: pool.userPoolId,
  }
}
