import OVHClient
import Testing

/// Files on which the official clients disagree with each other, and what is taken.
@Suite struct INILineTests {
  /// The file, what python's reader says of `application_key` under `[ovh-eu]` (nil: it refuses or finds nothing), and
  /// what is read here.
  private static let files: [(text: String, python: String?, value: String?)] = [
    ("[ovh-eu]\napplication_key=AK", "AK", "AK"),
    ("[ovh-eu] ; comment\napplication_key=AK", "AK", "AK"),
    ("[ovh-eu] # keys\napplication_key=AK", "AK", "AK"),
    ("[ovh-eu] x\napplication_key=AK", "AK", "AK"),
    ("[ovh-eu]\nApplication_Key = AK", "AK", "AK"),
    ("[ovh-eu]\napplication_key: AK", "AK", "AK"),
    ("[ovh-eu]\napplication_key : A=K", "A=K", "A=K"),
    ("[ovh-eu]\napplication_key=A#K", "A#K", "A#K"),
    ("[ovh-eu]\napplication_key=A;K", "A;K", "A;K"),
    ("[ovh-eu]\napplication_key=A%K", "A%K", "A%K"),
    ("[ovh-eu]\napplication_key\t=\tAK\t", "AK", "AK"),
    ("  [ovh-eu]\n  application_key=AK", "AK", "AK"),
    ("[ovh-eu]\n  ; application_key=no\n# x\napplication_key=AK", "AK", "AK"),
    ("[ovh-eu]\r\napplication_key=AK\r\n", "AK", "AK"),
    ("[DEFAULT]\napplication_key=AK\n[ovh-eu]", "AK", "AK"),
    ("[OVH-EU]\napplication_key=AK", nil, nil),
    ("[ovh-eu]\nexport application_key=AK", nil, nil),
    // Here the clients differ: python keeps comments and quotes in the value, go, php and node do not.
    ("[ovh-eu]\napplication_key=AK ; mine", "AK ; mine", "AK"),
    ("[ovh-eu]\napplication_key=AK # mine", "AK # mine", "AK"),
    ("[ovh-eu]\napplication_key='AK'", "'AK'", "AK"),
    ("[ovh-eu]\napplication_key=\"AK\"", "\"AK\"", "AK"),
    ("[ovh-eu]\napplication_key=\"AK' ", "\"AK'", "\"AK'"),
    // python joins a line that is set in to the value above it.
    ("[ovh-eu]\nclient_id=x\n  application_key=AK", nil, "AK"),
    ("[ovh-eu] ; [x]\napplication_key=AK", nil, "AK"),
    ("[ ovh-eu ]\napplication_key=AK", nil, "AK"),
    ("[ovh-eu]\napplication_key=A\napplication_key=B", nil, "B"),
    ("[ovh-eu]\nclient_id=x\n[ovh-eu]\napplication_key=B", nil, "B"),
    ("\u{FEFF}[ovh-eu]\napplication_key=AK", nil, "AK"),
  ]

  @Test(arguments: files.indices) func readsAFileAsTheOfficialClientsDo(index: Int) throws {
    let file = Self.files[index]
    let variables = ["OVH_APPLICATION_SECRET": "AS", "OVH_CLIENT_ID": ""]
    let text = file.text.replacing("client_id", with: "other")
    let read: String?
    do {
      let found = try OVHConfiguration(
        endpoint: "ovh-eu", environment: variables, files: [.init(path: "ovh.conf", text: text)])
      if case .applicationKeys(let key, _, _) = found.credentials { read = key } else { read = nil }
    } catch {
      // The secret alone: the key was not found.
      #expect("\(error)".hasPrefix("application_key is missing"))
      read = nil
    }
    #expect(read == file.value)
  }

  @Test(arguments: ["[ovh-eu\na=b", "[]\na=b", "[ovh-eu]\n=b", "[ovh-eu]\napplication_key", "a=b\n[ovh-eu]"])
  func refusesWhatTheOfficialClientsRefuse(text: String) {
    #expect(throws: OVHError.self) {
      try OVHConfiguration(endpoint: "ovh-eu", environment: [:], files: [.init(path: "ovh.conf", text: text)])
    }
  }
}
