import NIOSSL

/// A certificate for localhost that nobody trusts unless told to, made for these tests alone.
enum TestCertificate {
  /// What a server speaks TLS with.
  /// - Parameter protocols: what it offers in the handshake: `h2`.
  static func context(protocols: [String] = []) throws -> NIOSSLContext {
    let chain = try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8)).map {
      NIOSSLCertificateSource.certificate($0)
    }
    let privateKey = try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem)
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain, privateKey: .privateKey(privateKey))
    configuration.applicationProtocols = protocols
    return try NIOSSLContext(configuration: configuration)
  }

  /// The certificate in PEM form, which is its own authority.
  static let certificate = """
    -----BEGIN CERTIFICATE-----
    MIIBmzCCAUGgAwIBAgIUEHbcm6Z8WZXZsmuAfQgaeDiXCJowCgYIKoZIzj0EAwIw
    FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNDA0MTcwOFoYDzIxMjYxMDMx
    MDQxNzA4WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
    PQMBBwNCAAQlTgZvt6EKPxKMQWsPrmuf0RAOqB8B27qvnIwvPtmyL6jv10lV7kuM
    TgISvnnyyJFV7IFjoKiE6FNBkPYIyJNfo28wbTAdBgNVHQ4EFgQUMvBBmzkgXEh6
    pp4QUY7dkLPjDbUwHwYDVR0jBBgwFoAUMvBBmzkgXEh6pp4QUY7dkLPjDbUwDwYD
    VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
    zj0EAwIDSAAwRQIhAK/umWC7/KNAzqx4dgnjJRnXu7uDXSG7CCE0bwNKEp0uAiAz
    jDdg/txpUmNO/jSsEDOHZ/2TC2r69Q7xODc9+UCqCA==
    -----END CERTIFICATE-----
    """
  private static let key = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgeguweOb8psmODsoy
    fCqAqcEC70V5C9YG8WOlcX1NKxyhRANCAAQlTgZvt6EKPxKMQWsPrmuf0RAOqB8B
    27qvnIwvPtmyL6jv10lV7kuMTgISvnnyyJFV7IFjoKiE6FNBkPYIyJNf
    -----END PRIVATE KEY-----
    """
}
