import Archiving
import Bytes
import Diagnostics
import Imaging
import Localization
import Markup
import Serialization
import Storage
import TestSupport
import Testing

/// The examples of the modules of layers 0 to 2, as their documentation shows them.
@Suite struct GeneralExamples {
    @Test func bytes() {
        // Example: Bytes
        let text = Array("معلومات | information".utf8)
        let position = text.withUnsafeBufferPointer { bytes in
            bytes.firstMatch { block in block.equal(UInt8(ascii: "|")) }
        }
        // End
        #expect(position == "معلومات ".utf8.count)
    }

    @Test func serialization() throws {
        // Example: Serialization
        var writer = ByteWriter()
        writer.text("practices/ma/cell")
        writer.number(3)
        var reader = ByteReader(writer.bytes)
        let path = try reader.text()
        let count = try reader.number()
        // End
        #expect(path == "practices/ma/cell" && count == 3)
        #expect(Digest(of: "a") != Digest(of: "b"))
    }

    @Test func imaging() throws {
        let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        let header: [UInt8] = [0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 0, 2, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0, 0, 0, 0]
        let end: [UInt8] = ["IDAT", "IEND"].flatMap { [0, 0, 0, 0] + Array($0.utf8) + [0, 0, 0, 0] }
        let bytes = signature + header + end
        // Example: Imaging
        let info = try ImageFileParser.info(of: bytes)
        let clean = try ImageFileParser.strippingMetadata(bytes)
        // End
        #expect(info.format == .png && info.width == 2 && info.height == 1)
        #expect(clean == bytes)
    }

    @Test func localization() throws {
        // Example: Localization
        let date = PartialDate("2023-05")
        let isTyped = LenientDate("16/5/2023") != nil
        let count = NumberFormat.text(1250, in: .fr)
        // End
        #expect(date?.month == 5 && isTyped && count.hasPrefix("1") && count.hasSuffix("250"))
    }

    @Test func markup() throws {
        // Example: Markup
        let title = HTML(escaping: "A < B")
        let page = SitePath("fr/topics/referral.html")
        let style = SitePath("assets/site.css")
        let link = page.flatMap { page in style.map { RelativeURL(from: page, to: $0).text } }
        // End
        #expect(title.text == "A &lt; B" && link == "../../assets/site.css")
    }

    @Test func archiving() throws {
        // Example: Archiving
        let digest = SHA256.hex(of: Array("abc".utf8))
        let archive = try ZipArchive.bytes(of: [(path: "site/index.html", bytes: Array("<p>".utf8))])
        // End
        #expect(digest.hasPrefix("ba7816bf") && archive.starts(with: Array("PK".utf8)))
    }

    @Test func diagnostics() {
        // Example: Diagnostics
        let file = SourceFile(path: "content/practices/ma/cell.md", text: "titel: x\n")
        let diagnostic = Diagnostic(
            .unknownKey, at: SourceLocation(path: file.path, line: 1, column: 1), offendingText: "titel", suggestion: "title")
        let report = DiagnosticReport(format: .human, language: .en, colours: false)
        let text = report.text(for: [diagnostic]) { $0 == file.path ? file : nil }
        // End
        #expect(text.contains("content/practices/ma/cell.md:1:1") && text.contains("title"))
    }

    @Test func storage() throws {
        let folder = try Folder()
        // Example: Storage
        let path = folder.path + "/site.yaml"
        try FileSystem.replace(Array("title: x\n".utf8), at: path)
        let bytes = FileSystem.read(path, limit: 1 << 20)
        let names = FileSystem.entries(of: folder.path).map(\.name)
        // End
        #expect(bytes == Array("title: x\n".utf8) && names == ["site.yaml"])
    }
}
