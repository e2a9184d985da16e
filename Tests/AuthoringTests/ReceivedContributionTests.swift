import Testing

@testable import Authoring

/// Entries in the shapes in which mail programs and hosts deliver them.
@Suite struct ReceivedTextTests {
    private let note = """
        ---
        # tabadul: edit practices/ma/x base 9f86d081884c7d65
        title: "خلية الإحالة في المحاكم"
        steps:
          - title: "أ"
        ---

        ## السياق

        > نص مقتبس

        نص[^s1].

        """
    private var plain: String { note.replacing("# tabadul: edit practices/ma/x base 9f86d081884c7d65\n", with: "") }

    @Test func theMarkerIsReadAndTakenOut() throws {
        let received = try #require(ReceivedContribution(note))
        #expect(received.content == .note(plain))
        #expect(received.entry == "practices/ma/x")
        #expect(received.isEdit == true)
        #expect(received.base == "9f86d081884c7d65")
    }

    @Test func greetingAndSignatureAreNoPartOfIt() throws {
        let received = try #require(ReceivedContribution("السلام عليكم،\n\n---------\n\n" + note + "\n-- \nالاسم\n+212 600 000 000\n"))
        #expect(received.content == .note(plain))
    }

    @Test func quotingMarksOfAReplyAreRemovedButNotThoseOfTheEntry() throws {
        let quoted = note.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { $0.isEmpty ? ">" : "> " + $0 }
        let received = try #require(ReceivedContribution("كتب فلان:\n" + quoted.joined(separator: "\n") + "\n\nشكرا\n"))
        #expect(received.content == .note(plain))
    }

    @Test func quotedPrintableIsDecoded() throws {
        let encoded = note.utf8.map { byte -> String in
            if byte == 10 { return "\n" }
            if byte >= 0x80 || byte == 0x3D {
                let hex = String(byte, radix: 16, uppercase: true)
                return "=" + (hex.count == 1 ? "0" : "") + hex
            }
            return String(UnicodeScalar(byte))
        }.joined()
        // A soft line break in the middle of an encoded character.
        let broken = encoded.replacing("=D8=AE", with: "=D8=\n=AE", maxReplacements: 1)
        #expect(ReceivedContribution(broken)?.content == .note(plain))
        let message =
            "From: a@example.org\nSubject: x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        #expect(ReceivedContribution(message + broken)?.content == .note(plain))
    }

    @Test func anAttachmentIsPreferredToTheLetter() throws {
        let message = """
            From: a@example.org
            Content-Type: multipart/mixed; boundary="XX"

            --XX
            Content-Type: text/plain; charset=utf-8

            مرفق

            --XX
            Content-Type: text/markdown; name="x.md"
            Content-Transfer-Encoding: 8bit

            \(note)
            --XX--

            """
        #expect(ReceivedContribution(message)?.content == .note(plain))
    }

    @Test func base64IsDecoded() {
        #expect(MailEncoding.base64("2YbYtQo=") == "نص\n")
        #expect(MailEncoding.base64("2YbY?") == nil)
    }

    @Test func linesThatAMailProgramBrokeAreJoined() throws {
        let broken = note.replacing("الإحالة في", with: "الإحالة\nفي").replacing("  - title", with: "\u{A0} - title")
        #expect(ReceivedContribution(broken)?.content == .note(plain))
    }

    @Test func anEntryInACodeBlockEndsWithIt() throws {
        let received = try #require(ReceivedContribution("### Note\n\n```markdown\n" + note + "```\n\n### Other\n"))
        #expect(received.content == .note(plain))
    }

    @Test func theLetterMayNameTheEntry() throws {
        let received = try #require(ReceivedContribution("تصحيح لـ https://example.org/fr/practices/ma/x.html\n" + plain))
        #expect(received.entry == "practices/ma/x")
        #expect(received.isEdit == nil)
    }

    @Test func aReportIsRead() throws {
        let received = try #require(ReceivedContribution("tabadul: report practices/ma/x\nالجملة: كذا\n-- \nالاسم\n"))
        #expect(received.content == .report("الجملة: كذا"))
        #expect(received.entry == "practices/ma/x")
    }

    @Test func aLetterWithoutAnEntryIsNone() { #expect(ReceivedContribution("السلام عليكم\n---\nتوقيع\n---\n") == nil) }
}
