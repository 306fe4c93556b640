import OVHClient
import Testing

/// Two spellings of one endpoint are one place.
@Suite struct EndpointPlaceTests {
  @Test(arguments: [
    ("https://eu.api.ovh.com/1.0", "ovh-eu"), ("https://EU.api.OVH.com/v1/", "ovh-eu"),
    ("https://eu.api.ovh.com:443/v2", "ovh-eu"), ("https://eu.api.ovh.com", "ovh-eu"),
    ("https://api.us.ovhcloud.com/1.0", "ovh-us"), ("http://eu.api.ovh.com/1.0", "http://eu.api.ovh.com"),
    ("http://127.0.0.1:8080/1.0", "http://127.0.0.1:8080"), ("http://localhost:80/v1", "http://localhost"),
    ("https://proxy.example/ovh/1.0", "https://proxy.example/ovh"),
  ])
  func isToldByNameOrCanonicalURL(url: String, place: String) throws {
    #expect(try Endpoint(url: url).place == place)
  }

  @Test func isTheNameOfAKnownEndpoint() throws {
    for endpoint in Endpoint.all { #expect(endpoint.place == endpoint.name) }
  }
}
