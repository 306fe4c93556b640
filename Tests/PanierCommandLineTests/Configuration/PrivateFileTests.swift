import Foundation
import Testing

@testable import PanierCommandLine

@Suite struct PrivateFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func belongsToItsOwnerAlone() throws {
    try folder.write("ovh.conf", "old", mode: 0o644)
    try PrivateFile.write("new", to: folder.path + "/ovh.conf")
    #expect(try folder.read("ovh.conf") == "new")
    #expect(try folder.mode("ovh.conf") == 0o600)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["ovh.conf"])
  }

  @Test func goesThroughASymbolicLink() throws {
    let real = try folder.write("real.conf", "old")
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/ovh.conf", withDestinationPath: real)
    try PrivateFile.write("new", to: folder.path + "/ovh.conf")
    #expect(try folder.read("real.conf") == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/ovh.conf") == real)
  }

  @Test func leavesTheOldOneWhereItCannotBeWritten() throws {
    let path = folder.path + "/none/ovh.conf"
    let error = try #require(throws: TextFileError.self) { try PrivateFile.write("new", to: path) }
    #expect(error.description == "cannot write '\(path)': No such file or directory")
  }
}
