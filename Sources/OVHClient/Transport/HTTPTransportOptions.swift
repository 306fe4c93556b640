/// Deadlines, bounds and proxy of an ``HTTPTransport``.
public struct HTTPTransportOptions: Sendable, Hashable {
  /// The longest wait for a connection, TLS included.
  public var connectTimeout: Duration
  /// The longest silence of the server.
  public var readTimeout: Duration
  /// The longest time for a whole call; the official clients take 180 s.
  public var totalTimeout: Duration
  /// The largest answer in bytes, after decompression.
  public var maximumBodySize: Int
  /// The proxy.
  public var proxy: ProxySettings
  /// Whose certificates a server's is trusted by.
  public var authorities: CertificateAuthorities

  /// Creates options.
  /// - Parameters:
  ///   - connectTimeout: the longest wait for a connection.
  ///   - readTimeout: the longest silence of the server.
  ///   - totalTimeout: the longest time for a whole call.
  ///   - maximumBodySize: the largest answer in bytes; the domain catalogue has about 30 MB.
  ///   - proxy: the proxy.
  ///   - authorities: whose certificates a server's is trusted by.
  public init(
    connectTimeout: Duration = .seconds(10), readTimeout: Duration = .seconds(60),
    totalTimeout: Duration = .seconds(180), maximumBodySize: Int = 64 << 20, proxy: ProxySettings = ProxySettings(),
    authorities: CertificateAuthorities = .system
  ) {
    self.connectTimeout = connectTimeout
    self.readTimeout = readTimeout
    self.totalTimeout = totalTimeout
    self.maximumBodySize = maximumBodySize
    self.proxy = proxy
    self.authorities = authorities
  }
}
