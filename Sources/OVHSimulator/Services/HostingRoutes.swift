import FoundationEssentials
import OVHClient

/// What is done with a hosting once it is there: names, certificate, databases, ready programs, users.
enum HostingRoutes {
  private static let one = "/hosting/web/{serviceName}"

  static let table: [String: Handler] = [
    "GET /hosting/web/moduleList": programs,
    "GET /hosting/web/moduleList/{id}": program,
    "GET \(one)/attachedDomain": { state, call throws(Refusal) in .texts(try contents(state, call).domains.map(\.name))
    },
    "POST \(one)/attachedDomain": attach,
    "GET \(one)/attachedDomain/{domain}": domain,
    "DELETE \(one)/attachedDomain/{domain}": detach,
    "GET \(one)/database": { state, call throws(Refusal) in .texts(try contents(state, call).databases.map(\.name)) },
    "POST \(one)/database": addDatabase,
    "GET \(one)/database/{name}": database,
    "DELETE \(one)/database/{name}": removeDatabase,
    "GET \(one)/module": { state, call throws(Refusal) in .ids(try contents(state, call).modules.map(\.id)) },
    "POST \(one)/module": install,
    "GET \(one)/module/{id}": module,
    "DELETE \(one)/module/{id}": uninstall,
    "GET \(one)/ssl": certificate,
    "POST \(one)/ssl": addCertificate,
    "GET \(one)/tasks": { state, call throws(Refusal) in .ids(try contents(state, call).deeds.map(\.id)) },
    "GET \(one)/tasks/{id}": task,
    "GET \(one)/user": { state, call throws(Refusal) in .texts(try contents(state, call).users.map(\.login)) },
    "POST \(one)/user": addUser,
    "GET \(one)/user/{login}": user,
    "DELETE \(one)/user/{login}": removeUser,
  ]

  /// The ready programs that can be installed.
  private static let known: [(id: Int64, name: String, version: String)] = [
    (82, "WordPress", "6.8"), (91, "PrestaShop", "8.2"), (95, "Joomla!", "5.3"),
  ]
  /// The most that a hosting holds of one kind.
  private static let maximum = 100

  // MARK: - Ready programs

  static func programs(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    .ids(known.map(\.id))
  }

  static func program(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let program = try program(call.id("id"))
    return [
      "active": true, "author": .string(program.name), "branch": "stable", "id": .integer(program.id),
      "language": ["en", "fr"], "name": .string(program.name), "version": .string(program.version),
    ]
  }

  static func install(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let contents = try contents(state, call)
    let program = try program(call.body["moduleId"]?.integer ?? -1)
    let domain = call.body["domain"]?.string ?? contents.domains.first?.name ?? call.value("serviceName")
    guard domain == call.value("serviceName") || contents.domains.contains(where: { $0.name == domain }) else {
      throw .badRequest("Domain \(domain.prefix(80)) is not attached to this hosting")
    }
    guard contents.modules.count < maximum else { throw .badRequest("This hosting is full") }
    let module = HostingContents.Module(
      id: state.identifier(), moduleID: program.id, domain: domain, path: call.body["path"]?.string ?? "www",
      language: call.body["language"]?.string ?? "en", adminName: call.body["adminName"]?.string ?? "admin",
      creation: call.now)
    return try deed("module/create", &state, call) { $0.modules.append(module) }
  }

  static func module(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let id = call.id("id")
    guard let module = try contents(state, call).modules.first(where: { $0.id == id }) else {
      throw missing("id", "\(id)")
    }
    let scheme = try contents(state, call).hasCertificate ? "https" : "http"
    return [
      "adminName": .string(module.adminName), "creationDate": .string(Timestamp.paris(module.creation)),
      "id": .integer(module.id), "language": .string(module.language),
      "lastUpdate": .string(Timestamp.paris(module.creation)), "moduleId": .integer(module.moduleID),
      "path": .string(module.path), "status": "created", "targetUrl": .string("\(scheme)://\(module.domain)/"),
      "taskId": nil,
    ]
  }

  static func uninstall(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    _ = try module(&state, call)
    let id = call.id("id")
    return try deed("module/delete", &state, call) { $0.modules.removeAll { $0.id == id } }
  }

  // MARK: - Names and certificate

  static func attach(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let name = try DomainName(call.body["domain"]?.string ?? "").text
    let contents = try contents(state, call)
    guard !contents.domains.contains(where: { $0.name == name }) else {
      throw .badRequest("Domain \(name) is attached already")
    }
    guard contents.domains.count < maximum else { throw .badRequest("This hosting is full") }
    let added = HostingContents.Domain(
      name: name, path: call.body["path"]?.string ?? "www", hasCertificate: call.body["ssl"]?.bool ?? false)
    return try deed("attachedDomain/create", &state, call) { $0.domains.append(added) }
  }

  static func domain(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let name = call.value("domain")
    guard let domain = try contents(state, call).domains.first(where: { $0.name == name }) else {
      throw missing("domain", name)
    }
    return [
      "cdn": "none", "domain": .string(domain.name), "firewall": "none", "ipLocation": nil, "ownLog": nil,
      "path": .string(domain.path), "runtimeId": nil, "ssl": .bool(domain.hasCertificate), "status": "created",
      "taskId": nil,
    ]
  }

  static func detach(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    _ = try domain(&state, call)
    let name = call.value("domain")
    return try deed("attachedDomain/delete", &state, call) { $0.domains.removeAll { $0.name == name } }
  }

  static func certificate(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    guard try contents(state, call).hasCertificate else { throw .notFound("This hosting has no certificate") }
    return [
      "isReportable": false, "provider": "LETSENCRYPT", "regenerable": true, "status": "created", "taskId": nil,
      "type": "DV",
    ]
  }

  static func addCertificate(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    _ = try deed("ssl/create", &state, call) { contents in
      contents.hasCertificate = true
      for index in contents.domains.indices { contents.domains[index].hasCertificate = true }
    }
    return try certificate(&state, call)
  }

  // MARK: - Databases and users

  static func addDatabase(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let name = try word(call.body["user"]?.string, "user")
    let contents = try contents(state, call)
    guard !contents.databases.contains(where: { $0.name == name }), contents.databases.count < maximum else {
      throw .badRequest("Database \(name) exists already, or there are too many")
    }
    let added = HostingContents.Database(
      name: name, type: call.body["type"]?.string ?? "mysql", version: call.body["version"]?.string ?? "8.4")
    return try deed("database/create", &state, call) { $0.databases.append(added) }
  }

  static func database(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let name = call.value("name")
    guard let database = try contents(state, call).databases.first(where: { $0.name == name }) else {
      throw missing("name", name)
    }
    return [
      "lastCheck": nil, "mode": "classic", "name": .string(database.name), "port": 3306,
      "server": .string("\(database.name).mysql.db"), "state": "ok", "type": .string(database.type),
      "user": .string(database.name), "version": .string(database.version),
    ]
  }

  static func removeDatabase(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    _ = try database(&state, call)
    let name = call.value("name")
    return try deed("database/delete", &state, call) { $0.databases.removeAll { $0.name == name } }
  }

  static func addUser(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let login = try word(call.body["login"]?.string, "login")
    let contents = try contents(state, call)
    guard !contents.users.contains(where: { $0.login == login }), contents.users.count < maximum else {
      throw .badRequest("User \(login) exists already, or there are too many")
    }
    let added = HostingContents.User(login: login, home: call.body["home"]?.string ?? ".")
    return try deed("user/create", &state, call) { $0.users.append(added) }
  }

  static func user(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let login = call.value("login")
    guard let user = try contents(state, call).users.first(where: { $0.login == login }) else {
      throw missing("login", login)
    }
    return [
      "home": .string(user.home), "isPrimaryAccount": false, "login": .string(user.login), "sshState": "none",
      "state": "rw",
    ]
  }

  static func removeUser(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    _ = try user(&state, call)
    let login = call.value("login")
    return try deed("user/delete", &state, call) { $0.users.removeAll { $0.login == login } }
  }

  // MARK: - Help

  static func task(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let id = call.id("id")
    guard let deed = try contents(state, call).deeds.first(where: { $0.id == id }) else { throw missing("id", "\(id)") }
    return json(deed)
  }

  /// Changes a hosting and tells the task that did it.
  private static func deed(
    _ function: String, _ state: inout SimulatorState, _ call: Call, _ change: (inout HostingContents) -> Void
  ) throws(Refusal) -> JSONValue {
    var contents = try contents(state, call)
    change(&contents)
    let deed = HostingContents.Deed(id: state.identifier(), function: function, date: call.now)
    contents.deeds.append(deed)
    if contents.deeds.count > maximum { contents.deeds.removeFirst() }
    state.hostings[call.value("serviceName")] = contents
    return json(deed)
  }

  private static func json(_ deed: HostingContents.Deed) -> JSONValue {
    let date: JSONValue = .string(Timestamp.paris(deed.date))
    return [
      "doneDate": date, "function": .string(deed.function), "id": .integer(deed.id), "lastUpdate": date,
      "startDate": date, "status": "done",
    ]
  }

  /// What is in the hosting of a call, if it is the caller's.
  private static func contents(_ state: SimulatorState, _ call: Call) throws(Refusal) -> HostingContents {
    let name = call.value("serviceName")
    _ = try OwnedService.find(state, call) { $0.product == "webHosting" && $0.name == name }
    return state.hostings[name] ?? HostingContents()
  }

  private static func program(_ id: Int64) throws(Refusal) -> (id: Int64, name: String, version: String) {
    guard let program = known.first(where: { $0.id == id }) else { throw missing("moduleId", "\(id)") }
    return program
  }

  /// A name of lower-case letters, digits and underscores.
  private static func word(_ text: String?, _ name: String) throws(Refusal) -> String {
    guard let text, text.wholeMatch(of: /[a-z][a-z0-9_]{0,31}/) != nil else {
      throw .invalidInput("'\(name)' does not match '[a-z][a-z0-9_]{0,31}'")
    }
    return text
  }

  private static func missing(_ name: String, _ value: String) -> Refusal {
    .notFound("The requested object (\(name) = \(value.prefix(80))) does not exist")
  }
}
