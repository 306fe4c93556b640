import Testing

@testable import PanierCommandLine

@Suite struct SecretTextTests {
  @Test(arguments: [
    "consumer_key = 'x'", "local consumerKey = 'x'", "applicationSecret='x'", "clientSecret", "client-secret",
    "OVH_APPLICATION_SECRET=x", "accessToken", "order:url() .. '&orderPassword=p'", "c.authInfo = 'x'", "PassWord",
  ])
  func keepsSecretsOutOfTheHistoryHoweverTheyAreWritten(line: String) { #expect(SecretText.isInside(line)) }

  @Test(arguments: ["cart.new()", "print(pass)", "local word = 1", "c:offers('key-example.fr')"])
  func keepsOtherLines(line: String) { #expect(!SecretText.isInside(line)) }
}
