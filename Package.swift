// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target is compiled with.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A Swift target of ours.
func target(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// A program of ours.
func program(_ name: String, _ dependencies: [Target.Dependency], path: String? = nil) -> Target {
  .executableTarget(name: name, dependencies: dependencies, path: path, swiftSettings: settings)
}

/// The tests of a target.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
/// For a test's server: the client speaks HTTP/2 through AsyncHTTPClient.
let nioHTTP2 = Target.Dependency.product(name: "NIOHTTP2", package: "swift-nio-http2")
let nioHTTPCompression = Target.Dependency.product(name: "NIOHTTPCompression", package: "swift-nio-extras")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

/// Lua: Debian's; or, where PANIER_LUA names a folder with the sources of another one, those, as `use_lua` of
/// scripts/lib/setup.sh has laid them out.
let lua =
  Context.environment["PANIER_LUA"] == nil
  ? Target.systemLibrary(name: "CLua", pkgConfig: "lua5.4", providers: [.apt(["liblua5.4-dev"])])
  : Target.target(
    name: "CLua", path: "Sources/CLuaSources", cSettings: [.define("LUA_USE_LINUX")],
    linkerSettings: [.linkedLibrary("m"), .linkedLibrary("dl")])

let package = Package(
  name: "panier",
  products: [
    .executable(name: "panier", targets: ["panier"]),
    .library(name: "PanierKit", targets: ["PanierKit"]),
    .library(name: "PanierVM", targets: ["PanierVM", "PanierReference"]),
    .library(name: "OVHClient", targets: ["OVHClient"]),
    .library(name: "OVHSimulator", targets: ["OVHSimulator"]),
    .library(name: "OVHSimulatorServer", targets: ["OVHSimulatorServer"]),
    // Apart, so that who embeds the rest needs no libpq.
    .library(name: "PanierPostgres", targets: ["PanierPostgres"]),
    .library(name: "PanierTesting", targets: ["PanierTesting"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-nio-http2", from: "1.44.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
  ],
  targets: [
    lua,
    .target(name: "CIsolation"),
    .target(name: "CLibPQ"),
    .target(name: "CPanierVM", dependencies: ["CLua"]),
    .target(name: "PanierStandardLibrary", path: "stdlib"),
    .target(name: "PanierData", exclude: ["sources"]),

    target("DomainNames", ["PanierData"]),
    target("DurableFiles"),
    target("NearestName"),
    target("PanierReference", ["NearestName"]),
    target("PanierTerminal", ["DurableFiles"]),
    target("PanierVM", ["CIsolation", "CPanierVM", "PanierReference"]),
    target(
      "OVHClient",
      ["NearestName", "PanierData", crypto, httpClient, nioCore, nioHTTP1, nioHTTPCompression, nioPosix, nioSSL]),
    target("OVHSimulator", ["DomainNames", "DurableFiles", "OVHClient", "PanierData", crypto, grdb]),
    // Apart, so that who embeds the simulator compiles no HTTP server.
    target("OVHSimulatorServer", ["OVHClient", "OVHSimulator", httpTypes, hummingbird, logging, nioCore]),
    target("PanierOrdering", ["DurableFiles", "OVHClient", crypto, grdb]),
    // The ledger of a team.
    target("PanierPostgres", ["CLibPQ", "DurableFiles", "PanierOrdering", crypto]),
    target(
      "PanierKit",
      [
        "DomainNames", "DurableFiles", "OVHClient", "OVHSimulator", "PanierOrdering", "PanierReference",
        "PanierStandardLibrary", "PanierTerminal", "PanierVM", yams,
      ]),
    target(
      "PanierRecipes",
      [
        "DomainNames", "DurableFiles", "OVHClient", "PanierKit", "PanierOrdering", "PanierReference",
        "PanierStandardLibrary", "PanierTerminal", "PanierVM", crypto, subprocess, yams,
      ]),
    target(
      "PanierCommandLine",
      [
        "DurableFiles", "OVHClient", "OVHSimulator", "PanierKit", "PanierOrdering", "PanierPostgres", "PanierRecipes",
        "PanierReference", "PanierTerminal", "PanierVM", argumentParser, yams,
      ]),
    target(
      "PanierTesting",
      [
        "OVHClient", "OVHSimulator", "OVHSimulatorServer", "PanierKit", "PanierOrdering", "PanierVM",
      ]),

    program(
      "panier",
      [
        "OVHClient", "OVHSimulator", "OVHSimulatorServer", "PanierKit", "PanierOrdering", "PanierPostgres",
        "PanierRecipes",
        "PanierReference", "PanierCommandLine", "PanierTerminal", "PanierVM", argumentParser,
      ]),
    program("EmbeddingExample", ["PanierReference", "PanierVM"]),
    // What every ledger has to do, for the tests of each of them.
    .target(name: "LedgerSuite", dependencies: ["PanierOrdering"], path: "Tests/LedgerSuite", swiftSettings: settings),
    // A small terminal for tests: what bytes written to it leave on its screen.
    .target(name: "ScreenModel", dependencies: ["PanierTerminal"], path: "Tests/ScreenModel", swiftSettings: settings),
    // A server of PostgreSQL for tests, which lives as long as they do.
    .target(name: "PostgresTrial", path: "Tests/PostgresTrial", swiftSettings: settings),
    program(
      "LedgerSoak",
      ["OVHClient", "OVHSimulator", "OVHSimulatorServer", "PanierOrdering", "PanierPostgres", "PostgresTrial"],
      path: "Tests/LedgerSoak"),
    program("Soak", ["OVHClient", "OVHSimulator", "PanierOrdering"], path: "Tests/Soak"),
    .target(name: "CForbiddenCalls", dependencies: ["CIsolation"], path: "Tests/CForbiddenCalls"),
    program("VMChild", ["CForbiddenCalls", "PanierReference", "PanierVM"], path: "Tests/VMChild"),

    tests("DomainNamesTests", ["DomainNames"]),
    tests(
      "EmbeddingTests",
      ["EmbeddingExample", "OVHSimulatorServer", "PanierKit", "PanierRecipes", "PanierTesting"]),
    tests(
      "EndToEndTests",
      [
        "OVHClient", "OVHSimulator", "PanierCommandLine", "PanierKit", "PanierOrdering", "PanierRecipes",
        "PanierTesting", "PanierVM", "PostgresTrial", "ScreenModel", "panier", argumentParser,
      ], exclude: ["Snapshots"]),
    tests("OVHClientTests", ["OVHClient", "PanierTesting", nioCore, nioHTTP1, nioHTTP2, nioPosix, nioSSL]),
    tests("OVHSimulatorTests", ["OVHClient", "OVHSimulator", "OVHSimulatorServer", "PanierTesting", grdb]),
    tests(
      "PanierKitTests",
      [
        "OVHClient", "OVHSimulator", "PanierKit", "PanierOrdering", "PanierReference",
        "PanierTesting", "PanierVM", yams,
      ], exclude: ["Display/Snapshots", "Snapshots"]),
    tests(
      "PanierOrderingTests",
      ["LedgerSuite", "OVHClient", "OVHSimulator", "PanierOrdering", "PanierTesting", "Soak", grdb]),
    tests(
      "PanierRecipesTests",
      [
        "OVHClient", "OVHSimulator", "PanierKit", "PanierOrdering", "PanierRecipes", "PanierReference",
        "PanierTerminal", "PanierTesting", "PanierVM", "VMChild",
      ]),
    tests("PanierPostgresTests", ["CLibPQ", "LedgerSuite", "PanierOrdering", "PanierPostgres", "PostgresTrial"]),
    tests("PanierReferenceTests", ["PanierReference"]),
    tests(
      "PanierCommandLineTests",
      [
        "OVHClient", "OVHSimulator", "PanierKit", "PanierOrdering", "PanierRecipes", "PanierReference",
        "PanierCommandLine", "PanierTerminal", "PanierTesting", "PanierVM", "VMChild", argumentParser,
      ], exclude: ["REPL/Snapshots"]),
    tests(
      "PanierStandardLibraryTests",
      [
        "OVHSimulator", "PanierCommandLine", "PanierKit", "PanierReference", "PanierTerminal", "PanierTesting",
        "PanierVM",
      ]),
    tests("PanierTerminalTests", ["PanierTerminal", "ScreenModel"]),
    tests("PanierVMTests", ["PanierReference", "PanierVM", "VMChild"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x
)

// A part of the house alone: PANIER_ONLY=PanierVMTests builds these targets and what they depend on, without
// the packages that they do not need. scripts/asan and scripts/fuzz build the Lua host so in a minute.
if let only = Context.environment["PANIER_ONLY"] {
  let byName = Dictionary(uniqueKeysWithValues: package.targets.map { ($0.name, $0) })
  var kept: Set<String> = []
  var keptPackages: Set<String> = []
  var waiting = only.split(separator: ",").map(String.init)
  while let name = waiting.popLast() {
    guard let target = byName[name], kept.insert(name).inserted else { continue }
    for dependency in target.dependencies {
      switch dependency {
      case .productItem(_, let package, _, _): keptPackages.insert(package ?? "")
      case .byNameItem(let name, _), .targetItem(let name, _): waiting.append(name)
      @unknown default: break
      }
    }
  }
  package.targets.removeAll { !kept.contains($0.name) }
  package.products = []
  package.dependencies.removeAll { dependency in
    guard case .sourceControl(_, let location, _) = dependency.kind else { return false }
    return !keptPackages.contains { location.hasSuffix("/\($0)") }
  }
}
