import Testing

@testable import Archiving

@Suite struct ArchivingTests {
    /// The examples of FIPS 180-4, and lengths around a block's end (from sha256sum).
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
    ])
    func digestsAreThoseOfTheStandard(text: String, digest: String) {
        #expect(SHA256.hex(of: Array(text.utf8)) == digest)
    }

    @Test func aMillionLettersToo() {
        let bytes = [UInt8](repeating: 0x61, count: 1_000_000)
        #expect(SHA256.hex(of: bytes) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    /// The check value that CRC catalogues give.
    @Test func checkSum() { #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926) }

    /// `zlib.decompress(bytes, -15)` reads these; the first is the shortest fixed block.
    @Test func deflateWritesTheFixedCode() {
        #expect(Deflate.compressed([]) == [0x03, 0x00])
        #expect(Deflate.compressed(Array("a".utf8)) == [0x4B, 0x04, 0x00])
        #expect(Deflate.compressed([UInt8](repeating: 0x61, count: 300)).count < 10)
    }

    @Test func tooManyFilesAreRefused() {
        let files = (0...0xFFFF).map { (path: "f\($0)", bytes: [UInt8]()) }
        #expect(throws: ZipArchive.ArchiveError.self) { try ZipArchive.bytes(of: files) }
    }
}
