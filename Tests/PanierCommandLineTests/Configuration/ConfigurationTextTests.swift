import Testing

@testable import PanierCommandLine

@Suite struct ConfigurationTextTests {
  private static let text = """
    ; keys of the shop
    [default]
    endpoint = ovh-eu

    [ovh-eu]
    # made in May
    application_key=a
    application_secret = "b"
    Consumer_Key :  old

    [ovh-ca]
    consumer_key = other

    """

  @Test func changesOneValueAndNothingElse() {
    var text = ConfigurationText(Self.text)
    text.set("consumer_key", in: "ovh-eu", to: "new")
    #expect(text.text == Self.text.replacing("Consumer_Key :  old", with: "Consumer_Key :  new"))
  }

  @Test func addsAValueAtTheEndOfItsSection() {
    var text = ConfigurationText(Self.text)
    text.set("client_id", in: "ovh-eu", to: "new")
    #expect(text.text == Self.text.replacing(":  old\n", with: ":  old\nclient_id = new\n"))
  }

  @Test func addsASectionAtTheEnd() {
    var text = ConfigurationText(Self.text)
    text.set("consumer_key", in: "ovh-us", to: "new")
    #expect(text.text == Self.text + "\n[ovh-us]\nconsumer_key = new\n")
  }

  @Test(arguments: [
    ("", "[a]\nk = v\n"), ("[a]", "[a]\nk = v\n"), ("[a]\n", "[a]\nk = v\n"), ("[a]\nk=1", "[a]\nk=v"),
    ("[a]\nx = 1", "[a]\nx = 1\nk = v\n"), ("[a]\r\nx = 1\r\n", "[a]\r\nx = 1\r\nk = v\r\n"),
    ("[a]\r\nk = 1\r\n", "[a]\r\nk = v\r\n"), ("\u{FEFF}[a]\nk = 1\n", "\u{FEFF}[a]\nk = v\n"),
    ("[a]\nk = 1\nk = 2\n", "[a]\nk = 1\nk = v\n"), ("# [a]\n", "# [a]\n\n[a]\nk = v\n"),
    ("[a]\n# k = 1\n", "[a]\n# k = 1\nk = v\n"), ("[a] ; x\nk = 1 ; mine\n", "[a] ; x\nk = v ; mine\n"),
    ("[a]\nk = '1'\n", "[a]\nk = 'v'\n"), ("[a]\nk = \"1\" # x\n", "[a]\nk = \"v\" # x\n"),
    ("[a]\nk =\n", "[a]\nk =v\n"),
    ("[A]\nk = 1\n", "[A]\nk = 1\n\n[a]\nk = v\n"),
  ])
  func setsWhereverTheFileEnds(before: String, after: String) {
    var text = ConfigurationText(before)
    text.set("k", in: "a", to: "v")
    #expect(text.text == after)
    #expect(text.value("k", in: "a") == "v")
  }

  @Test func removesAValueWhereverItStands() {
    var text = ConfigurationText("[a]\nk = 1\n; k\n[b]\nk = 2\n[a]\nK=3\n")
    text.remove("k", from: "a")
    #expect(text.text == "[a]\n; k\n[b]\nk = 2\n[a]\n")
    #expect(text.value("k", in: "a") == nil)
    #expect(text.value("k", in: "b") == "2")
  }

  @Test func keepsATextThatItDoesNotChange() {
    for text in ["", "\n", "[a]\r\nb\n\r\n", "é\n[x]\n", Self.text] {
      var same = ConfigurationText(text)
      same.remove("consumer_key", from: "none")
      #expect(same.text == text)
    }
  }

  @Test func readsAsTheOfficialClientsDo() {
    let text = ConfigurationText(Self.text)
    #expect(text.value("application_secret", in: "ovh-eu") == "b")
    #expect(text.value("consumer_key", in: "ovh-eu") == "old")
    #expect(text.value("endpoint", in: "default") == "ovh-eu")
    #expect(text.value("consumer_key", in: "ovh-us") == nil)
    #expect(text.secrets == ["application_secret", "consumer_key", "consumer_key"])
  }
}
