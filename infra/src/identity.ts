import { Duration, RemovalPolicy } from "aws-cdk-lib"
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  type CfnUserPool,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  PasskeyUserVerification,
  UserPool,
  UserPoolClientIdentityProvider,
} from "aws-cdk-lib/aws-cognito"
import { NagSuppressions } from "cdk-nag"
import { Construct } from "constructs"

export type IdentityProps = {
  poolName: string
  /** The sign-in pages stand at `https://<domainPrefix>.auth.<region>.amazoncognito.com`; unique in its region. */
  domainPrefix: string
  /** Where a browser may come back to with a code. */
  callbackUrls: string[]
  /** Where a browser may be sent after signing out. */
  logoutUrls: string[]
  /** False only where nobody real signs in: then the pool goes with its stack. */
  protect: boolean
}

/**
 * Where a browser goes to sign in, and whom it asks for tokens: a page's policy names this and no more. The issuer's host,
 * `cognito-idp.<region>`, is that of every pool of the region: a page that may reach it could be made to tell anybody's.
 */
export const signInOrigin = (region: string, domainPrefix: string): string =>
  `https://${domainPrefix}.auth.${region}.amazoncognito.com`

/**
 * Who somebody is, and nothing about what she may do. Nobody signs up; a second factor is asked of everybody: a code of
 * an authenticator, or a passkey that verifies its user. Access tokens last five minutes, and the token that renews them does so once.
 */
export class Identity extends Construct {
  readonly pool: UserPool
  readonly clientID: string
  /** The `iss` of its tokens. */
  readonly issuer: string

  constructor(scope: Construct, id: string, props: IdentityProps) {
    super(scope, id)
    const { poolName, domainPrefix, callbackUrls, logoutUrls, protect } = props
    this.pool = new UserPool(this, "Pool", {
      userPoolName: poolName,
      signInAliases: { email: true },
      selfSignUpEnabled: false,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      signInPolicy: { allowedFirstAuthFactors: { password: true, passkey: true } },
      passkeyUserVerification: PasskeyUserVerification.REQUIRED,
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: protect,
      removalPolicy: protect ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
    // Cognito takes passkeys beside a required second factor only when they count as both; this version of CDK has no name for it.
    const pool = this.pool.node.defaultChild as CfnUserPool
    pool.addPropertyOverride("WebAuthnFactorConfiguration", "MULTI_FACTOR_WITH_USER_VERIFICATION")
    this.pool.addDomain("SignIn", {
      cognitoDomain: { domainPrefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    })
    // A browser keeps no secret: code with PKCE.
    const client = this.pool.addClient("Console", {
      generateSecret: false,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      authFlows: { user: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls,
        logoutUrls,
      },
      // An access token cannot be revoked: whoever signed out is out when it ends.
      accessTokenValidity: Duration.minutes(5),
      idTokenValidity: Duration.minutes(5),
      // Each renewal brings the next one and ends the one before, but for a moment in which an answer may be lost.
      refreshTokenRotationGracePeriod: Duration.seconds(30),
      refreshTokenValidity: Duration.hours(12),
    })
    // The newer pages are not shown for a client without a branding of its own.
    new CfnManagedLoginBranding(this, "Branding", {
      userPoolId: this.pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    })
    this.clientID = client.userPoolClientId
    this.issuer = this.pool.userPoolProviderUrl
    NagSuppressions.addResourceSuppressions(this.pool, [
      {
        id: "AwsSolutions-COG3",
        reason:
          "Threat protection keeps the address and device of every sign-in of staff. Two factors are asked of everybody instead, and nobody signs up.",
      },
    ])
  }
}
