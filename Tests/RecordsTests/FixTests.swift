import Diagnostics
import Foundation
import TestSupport
import Testing

@Suite struct FixTests {
    @Test func fixesChangeTheirPlaceAlone() {
        let text = "a: ١٢ # ١٢\r\nb: c\nنص ١٢"
        let fixes = [Fix(line: 1, column: 4, old: "١٢", new: "12"), Fix(line: 3, column: 4, old: "١٢", new: "12")]
        let (fixed, count) = Fix.apply(fixes, to: text)
        #expect(fixed == "a: 12 # ١٢\r\nb: c\nنص 12" && count == 2)
    }

    @Test func whatDoesNotFitIsLeftOut() {
        #expect(Fix.apply([Fix(line: 9, old: "a", new: "b"), Fix(line: 1, column: 3, old: "a", new: "b")], to: "a\na") == ("a\na", 0))
        // Overlapping fixes: the later place first, the other one in the next round.
        let overlapping = [Fix(line: 1, column: 1, old: "abc", new: "x"), Fix(line: 1, column: 2, old: "b", new: "y")]
        #expect(Fix.apply(overlapping, to: "abc") == ("ayc", 1))
    }

    @Test func linesAreJoinedAndRemoved() {
        #expect(Fix.apply([Fix(line: 2, old: "---\n", new: "")], to: "---\n---\na") == ("---\na", 1))
        #expect(Fix.apply([Fix(line: 1, old: "نص\n---", new: "## نص")], to: "نص\n---\n\nب") == ("## نص\n\nب", 1))
    }

    /// `patch` makes the new text of the old one and the difference.
    @Test func differencesAreUnifiedOnes() {
        var generator = SeededGenerator(state: 7)
        for _ in 0..<300 {
            let old = (0..<Int.random(in: 0...30, using: &generator)).map { _ in "l\(Int.random(in: 0...9, using: &generator))\n" }
            var new = old
            for _ in 0..<Int.random(in: 0...4, using: &generator) {
                let index = Int.random(in: 0...new.count, using: &generator)
                if index < new.count, Bool.random(using: &generator) { new.remove(at: index) } else { new.insert("x\n", at: index) }
            }
            let difference = UnifiedDiff.text(from: old.joined(), to: new.joined(), path: "x")
            #expect(difference.isEmpty == (old == new))
            #expect(Self.patched(old, difference) == new, "\(old) \(difference)")
        }
    }

    private static func patched(_ old: [String], _ difference: String) -> [String] {
        var (out, index): ([String], Int) = ([], 0)
        for line in difference.split(separator: "\n").dropFirst(2) {
            if line.hasPrefix("@@"), let start = line.split(separator: " ")[1].dropFirst().split(separator: ",").first.flatMap({ Int($0) }),
                let count = line.split(separator: " ")[1].split(separator: ",").last.flatMap({ Int($0) })
            {
                let to = count == 0 ? start : start - 1
                out += old[index..<to]
                index = to
            } else if line.hasPrefix("+") {
                out.append(line.dropFirst() + "\n")
            } else {
                if line.hasPrefix(" ") { out.append(old[index]) }
                index += 1
            }
        }
        return out + old[index...]
    }

    @Test func otherEncodingsAreRecognised() {
        let text = "---\ntitle: \"خلية الإحالة\"\n---\n\nنص «مهم»، ؟\n"
        for (encoding, code) in [
            (String.Encoding.utf16LittleEndian, DiagnosticCode.utf16), (.utf16BigEndian, .utf16), (.utf16, .utf16),
            (String.Encoding(rawValue: 0x8000_0506), .windows1256),
        ] {
            guard let data = text.data(using: encoding) else { continue }
            let bytes = Array(data)
            let found = LegacyTextEncoding(bytes)
            #expect(found?.code == code)
            #expect(found?.decoded(bytes) == text)
        }
        let arabic: [UInt8] = [0xCE, 0xE1, 0xED, 0xC9, 0x20, 0xC7, 0xE1, 0xC5, 0xCD, 0xC7, 0xE1, 0xC9, 0xA1, 0x20, 0xE4, 0xDA, 0xE3, 0xBF]
        #expect(LegacyTextEncoding(arabic)?.decoded(arabic) == "خلية الإحالة، نعم؟")
        #expect(LegacyTextEncoding(Array("GIF89a".utf8) + [0xFF, 0xFE, 0x80]) == nil)
        #expect(LegacyTextEncoding(Array("été".data(using: .isoLatin1) ?? Data())) == nil)
    }
}
