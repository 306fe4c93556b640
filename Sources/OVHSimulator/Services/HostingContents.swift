import FoundationEssentials

/// What was put into a hosting.
struct HostingContents: Codable, Sendable, Hashable {
  /// A name that the hosting answers to.
  struct Domain: Codable, Sendable, Hashable {
    var name: String
    var path: String
    var hasCertificate: Bool
  }

  /// A database.
  struct Database: Codable, Sendable, Hashable {
    var name: String
    var type: String
    var version: String
  }

  /// A ready program that was installed.
  struct Module: Codable, Sendable, Hashable {
    var id: Int64
    var moduleID: Int64
    var domain: String
    var path: String
    var language: String
    var adminName: String
    var creation: Date
  }

  /// A user who may log in.
  struct User: Codable, Sendable, Hashable {
    var login: String
    var home: String
  }

  /// Something that was done; it is done at once.
  struct Deed: Codable, Sendable, Hashable {
    var id: Int64
    var function: String
    var date: Date
  }

  var domains: [Domain] = []
  var databases: [Database] = []
  var modules: [Module] = []
  var users: [User] = []
  var deeds: [Deed] = []
  var hasCertificate = false
}
