import Testing

@testable import OVHSimulator

@Suite struct CRC32Tests {
  /// The check value that the catalogue of CRC algorithms gives for CRC-32/ISO-HDLC.
  @Test func agreesWithTheCheckValue() {
    #expect(CRC32.checksum(Array("123456789".utf8)[...]) == 0xCBF4_3926)
    #expect(CRC32.checksum([]) == 0)
  }
}
