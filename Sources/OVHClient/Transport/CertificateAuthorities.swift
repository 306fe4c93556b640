import Glibc
import NIOSSL

/// Whose certificates a server's is trusted by.
public struct CertificateAuthorities: Sendable, Hashable {
  /// Those that the system trusts.
  public static let system = CertificateAuthorities()

  /// What stands in for the system's; nil for the system's own.
  private var replacements: [NIOSSLCertificate]?
  private var additions: [NIOSSLCertificate] = []

  private init() {}

  /// Reads authorities from files.
  /// - Parameters:
  ///   - addition: a file whose certificates are trusted besides the others, as for a proxy that looks into TLS.
  ///   - replacement: a file whose certificates stand in for the system's, as `SSL_CERT_FILE` of OpenSSL does.
  /// - Throws: ``OVHError`` of kind ``OVHError/Kind/configuration`` for a file that cannot be read or holds no
  ///   certificate in PEM form.
  public init(adding addition: String?, inPlaceOfSystem replacement: String? = nil) throws {
    additions = try addition.map(Self.certificates) ?? []
    replacements = try replacement.map(Self.certificates)
  }

  /// The TLS settings of a client that trusts them.
  var configuration: TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    if let replacements { configuration.trustRoots = .certificates(replacements) }
    if !additions.isEmpty { configuration.additionalTrustRoots = [.certificates(additions)] }
    return configuration
  }

  private static func certificates(_ path: String) throws -> [NIOSSLCertificate] {
    func refusal(_ reason: String) -> OVHError {
      OVHError(
        kind: .configuration, request: "certificates",
        message: "'\(path)' cannot be used for certificates of authorities: \(reason)")
    }
    guard access(path, R_OK) == 0 else {
      throw refusal(errno == ENOENT ? "there is no such file" : "you may not read it")
    }
    guard let certificates = try? NIOSSLCertificate.fromPEMFile(path), !certificates.isEmpty else {
      throw refusal("it holds no certificate in PEM form, which begins with -----BEGIN CERTIFICATE-----")
    }
    return certificates
  }
}
