extension OVHClient {
  /// Lists the ids of tasks on domain names (`GET /me/task/domain`).
  /// - Parameters:
  ///   - domain: only tasks on this name, or nil.
  ///   - status: only tasks in this state: `todo`, `doing`, `done`, `cancelled`, `error`; or nil.
  /// - Throws: ``OVHError``.
  public func domainTaskIDs(domain: String? = nil, status: String? = nil) async throws -> [Int64] {
    var query: [(String, String)] = []
    if let domain { query.append(("domain", domain)) }
    if let status { query.append(("status", status)) }
    return try await call(APIRequest(.get, "/me/task/domain", query: query)).decoded()
  }

  /// Reads a task on a domain name (`GET /me/task/domain/{id}`).
  /// - Parameter id: the task id.
  /// - Throws: ``OVHError``.
  public func domainTask(_ id: Int64) async throws -> DomainTask {
    try await call(APIRequest(.get, "/me/task/domain/\(id)")).decoded()
  }

  /// Lists what a task waits for (`GET /me/task/domain/{id}/argument`).
  /// - Parameter id: the task id.
  /// - Throws: ``OVHError``.
  public func domainTaskArgumentKeys(_ id: Int64) async throws -> [String] {
    try await call(APIRequest(.get, "/me/task/domain/\(id)/argument")).decoded()
  }

  /// Reads one value that a task waits for (`GET /me/task/domain/{id}/argument/{key}`).
  /// - Parameters:
  ///   - id: the task id.
  ///   - key: the value's name.
  /// - Throws: ``OVHError``.
  public func domainTaskArgument(_ id: Int64, _ key: String) async throws -> DomainTaskArgument {
    try await call(APIRequest(.get, try CallPath.join("me", "task", "domain", "\(id)", "argument", key))).decoded()
  }
}
