import PanierTerminal
import Testing

@Suite struct KeyDecoderTests {
  private func keys(_ bytes: String) -> [Key] {
    var decoder = KeyDecoder()
    return decoder.decode(bytes.utf8) + decoder.flush()
  }

  @Test(arguments: [
    ("a", Key(.text("a"))), ("é", Key(.text("é"))), ("日本", Key(.text("日本"))), ("\r", Key(.enter)), ("\n", Key(.enter)),
    ("\t", Key(.tab)), ("\u{7F}", Key(.backspace)), ("\u{8}", Key(.backspace)), ("\u{1B}", Key(.escape)),
    ("\u{1}", .control("a")), ("\u{1A}", .control("z")), ("\u{1F}", .control("_")), ("\u{0}", .control("@")),
    ("\u{1B}b", .alt("b")), ("\u{1B}\u{7F}", Key(.backspace, .alt)), ("\u{1B}\r", Key(.enter, .alt)),
    ("\u{1B}é", .alt("é")), ("\u{1B}[A", Key(.up)), ("\u{1B}OA", Key(.up)), ("\u{1B}[1;5C", Key(.right, .control)),
    ("\u{1B}[1;3D", Key(.left, .alt)), ("\u{1B}\u{1B}[D", Key(.left, .alt)), ("\u{1B}[Z", Key(.tab, .shift)),
    ("\u{1B}[H", Key(.home)), ("\u{1B}[1~", Key(.home)), ("\u{1B}[7~", Key(.home)), ("\u{1B}OH", Key(.home)),
    ("\u{1B}[F", Key(.end)), ("\u{1B}[4~", Key(.end)), ("\u{1B}[3~", Key(.delete)),
    ("\u{1B}[3;5~", Key(.delete, .control)),
    ("\u{1B}[5~", Key(.pageUp)), ("\u{1B}[6~", Key(.pageDown)), ("\u{1B}[2~", Key(.insert)),
    ("\u{1B}OP", Key(.function(1))), ("\u{1B}[11~", Key(.function(1))), ("\u{1B}[[A", Key(.function(1))),
    ("\u{1B}[1;2P", Key(.function(1), .shift)), ("\u{1B}[15~", Key(.function(5))), ("\u{1B}[24~", Key(.function(12))),
    ("\u{1B}Od", Key(.left, .control)), ("\u{1B}[97;5u", .control("a")), ("\u{1B}[13;3u", Key(.enter, .alt)),
    ("\u{1B}[27;5;98~", .control("b")), ("\u{1B}[97:65;1u", Key(.text("a"))), ("\u{1B}OM", Key(.enter)),
    ("\u{1B}Oq", Key(.text("1"))), ("\u{1B}[", .alt("[")), ("\u{1B}O", .alt("O")),
  ])
  func aSequenceIsOneKey(bytes: String, key: Key) {
    #expect(keys(bytes) == [key])
    // Escape, Alt-[ and Alt-O are told from the beginning of a sequence only by what does not follow.
    let isBeginning = ["\u{1B}", "\u{1B}[", "\u{1B}O"].contains(bytes)
    if !isBeginning { #expect(keys(bytes + "\u{1B}[A").last == Key(.up)) }
  }

  @Test(arguments: [
    "\u{1B}[I", "\u{1B}[O", "\u{1B}[12;40R", "\u{1B}[<0;10;20M", "\u{1B}[M !!", "\u{1B}[?62;4c", "\u{1B}[57358u",
    "\u{1B}[99~", "\u{1B}Oz", "\u{1B}[[Z", "\u{1B}[" + String(repeating: "1", count: 100),
  ])
  func reportsAndUnknownSequencesLeaveNothingBehind(bytes: String) {
    #expect(keys(bytes).isEmpty)
  }

  @Test func aBrokenSequenceDoesNotSwallowWhatFollows() {
    #expect(keys("\u{1B}[1\rx") == [Key(.enter), Key(.text("x"))])
  }

  @Test(arguments: ["é", "日", "👩‍👩‍👧", "\u{1B}[1;5C", "\u{1B}OA", "\u{1B}\u{1B}[D", "\u{1B}[200~a\u{1B}[31m\r\u{1B}[201~"])
  func bytesOneByOneMakeTheSameKeys(bytes: String) {
    var decoder = KeyDecoder()
    var single: [Key] = []
    for byte in bytes.utf8 { single += decoder.decode([byte]) }
    #expect(!decoder.isPending)
    let merged = single.reduce(into: [Key]()) { keys, key in
      if case .text(let text) = key.code, case .text(let before)? = keys.last?.code {
        keys[keys.count - 1] = Key(.text(before + text))
      } else {
        keys.append(key)
      }
    }
    #expect(merged == keys(bytes))
    #expect(merged.count == 1)
  }

  @Test func whatIsNotUTF8IsReplaced() {
    var decoder = KeyDecoder()
    #expect(decoder.decode([0x61, 0xFF, 0xC3, 0x28, 0xE2, 0x82]) == [Key(.text("a\u{FFFD}\u{FFFD}("))])
    #expect(decoder.isPending)
    #expect(decoder.flush() == [Key(.text("\u{FFFD}"))])
  }

  @Test func aLoneEscapeWaitsForWhatMayFollow() {
    var decoder = KeyDecoder()
    #expect(decoder.decode([0x1B]) == [])
    #expect(decoder.patience == 50)
    #expect(decoder.flush() == [Key(.escape)])
    #expect(decoder.patience == nil)
  }

  @Test func aPasteIsOneKeyEvenInPieces() {
    var decoder = KeyDecoder()
    #expect(decoder.decode("x\u{1B}[200~one\ntw".utf8) == [Key(.text("x"))])
    #expect(decoder.patience == 2000)
    #expect(decoder.decode("o\u{3}\u{1B}[2".utf8) == [])
    #expect(decoder.decode("01".utf8) == [])
    #expect(decoder.decode("~y".utf8) == [Key(.paste("one\ntwo\u{3}")), Key(.text("y"))])
  }

  @Test func aPasteThatStopsMidwayIsShownAndGoesOnAsAPaste() {
    var decoder = KeyDecoder()
    #expect(decoder.decode("\u{1B}[200~half\u{1B}[20".utf8) == [])
    #expect(decoder.flush() == [Key(.paste("half"))])
    #expect(decoder.patience == nil)
    // Line ends never become Enter, however late they come; characters stay whole.
    #expect(decoder.decode("1x\r\n\u{3}é".utf8.dropLast()) == [Key(.paste("\u{1B}[201x\r\n\u{3}"))])
    #expect(decoder.decode("é".utf8.suffix(1)) == [Key(.paste("é"))])
    #expect(decoder.decode("\n\u{1B}[201~\r".utf8) == [Key(.paste("\n")), Key(.enter)])
    #expect(!decoder.isPending)
  }

  @Test func controlCAloneEndsAPasteThatLostItsEnd() {
    var decoder = KeyDecoder()
    #expect(decoder.decode("\u{1B}[200~half".utf8) == [])
    #expect(decoder.flush() == [Key(.paste("half"))])
    #expect(decoder.decode("\r".utf8) == [Key(.paste("\r"))])
    #expect(decoder.decode([0x03]) == [.control("c")])
    #expect(decoder.decode("a\r".utf8) == [Key(.text("a")), Key(.enter)])
  }

  @Test func aPasteIsWholeWhereverItIsCut() {
    let text = (1...200).map { "print(\($0)) -- é日👩‍👩‍👧" }.joined(separator: "\r\n")
    let bytes = Array("x\u{1B}[200~\(text)\u{1B}[201~\r".utf8)
    for size in [1, 2, 3, 5, 7, 64, 1000, 4096, 1_000_000] {
      var decoder = KeyDecoder()
      var keys: [Key] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        keys += decoder.decode(bytes[start..<min(start + size, bytes.count)])
      }
      #expect(keys == [Key(.text("x")), Key(.paste(text)), Key(.enter)])
    }
  }
}
