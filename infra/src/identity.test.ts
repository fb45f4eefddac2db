import { App, Stack } from "aws-cdk-lib"
import { Template } from "aws-cdk-lib/assertions"
import { describe, expect, it } from "vitest"
import { Identity, signInOrigin } from "./identity"

function synthesised(protect = true) {
  const stack = new Stack(new App(), "Test", { env: { region: "us-east-1", account: "111122223333" } })
  new Identity(stack, "People", {
    poolName: "ventanilla-test-people",
    domainPrefix: "ventanilla-test",
    callbackUrls: ["https://ventanilla.example.org/signin/callback"],
    logoutUrls: ["https://ventanilla.example.org/signin"],
    protect,
  })
  return Template.fromStack(stack)
}

describe("an identity", () => {
  it("asks everybody for a second factor, a code or a passkey that verifies its user, and never a text message", () => {
    synthesised().hasResourceProperties("AWS::Cognito::UserPool", {
      MfaConfiguration: "ON",
      EnabledMfas: ["SOFTWARE_TOKEN_MFA"],
      Policies: {
        PasswordPolicy: {
          MinimumLength: 12,
          RequireLowercase: true,
          RequireUppercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          TemporaryPasswordValidityDays: 3,
        },
        SignInPolicy: { AllowedFirstAuthFactors: ["PASSWORD", "WEB_AUTHN"] },
      },
      WebAuthnUserVerification: "required",
      // Without it Cognito refuses passkeys beside a required second factor.
      WebAuthnFactorConfiguration: "MULTI_FACTOR_WITH_USER_VERIFICATION",
    })
  })

  it("lets nobody sign up, and nobody learn who has an account", () => {
    synthesised().hasResourceProperties("AWS::Cognito::UserPool", {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    })
    synthesised().hasResourceProperties("AWS::Cognito::UserPoolClient", { PreventUserExistenceErrors: "ENABLED" })
  })

  it("gives a browser a code, no secret, and tokens of five minutes that are renewed by turns", () => {
    synthesised().hasResourceProperties("AWS::Cognito::UserPoolClient", {
      AllowedOAuthFlows: ["code"],
      AllowedOAuthScopes: ["openid", "email", "profile"],
      GenerateSecret: false,
      AccessTokenValidity: 5,
      IdTokenValidity: 5,
      RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds: 30 },
      EnableTokenRevocation: true,
      RefreshTokenValidity: 720,
      TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes", RefreshToken: "minutes" },
      CallbackURLs: ["https://ventanilla.example.org/signin/callback"],
      LogoutURLs: ["https://ventanilla.example.org/signin"],
      // Passkeys are offered only to a client that lets the person choose the factor; a password sent directly is
      // refused.
      ExplicitAuthFlows: ["ALLOW_USER_AUTH"],
    })
  })

  it("shows the managed sign-in pages where it says", () => {
    const template = synthesised()
    template.hasResourceProperties("AWS::Cognito::UserPoolDomain", {
      Domain: "ventanilla-test",
      ManagedLoginVersion: 2,
    })
    template.hasResourceProperties("AWS::Cognito::ManagedLoginBranding", { UseCognitoProvidedValues: true })
    expect(signInOrigin("us-east-1", "ventanilla-test")).toBe(
      "https://ventanilla-test.auth.us-east-1.amazoncognito.com",
    )
  })

  it("is protected from deletion where people are real", () => {
    synthesised().hasResource("AWS::Cognito::UserPool", { DeletionPolicy: "Retain" })
    synthesised().hasResourceProperties("AWS::Cognito::UserPool", { DeletionProtection: "ACTIVE" })
    synthesised(false).hasResource("AWS::Cognito::UserPool", { DeletionPolicy: "Delete" })
  })
})
