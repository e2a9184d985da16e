import Diagnostics
import Localization
@testable import Privacy

/// What the gate does in blocks, said byte by byte.
enum ReferenceScan {
    /// Every text at every place.
    static func matches(_ texts: [String], in bytes: [UInt8]) -> [[Int]] {
        bytes.indices.flatMap { start in
            texts.indices.filter { texts[$0].utf8.count >= 4 && bytes[start...].starts(with: texts[$0].utf8) }.map { [$0, start] }
        }
    }

    /// Each byte that may open a finding, and each number as a whole.
    static func findings(in bytes: UnsafeBufferPointer<UInt8>, kind: PrivacyScan.Kind, domains: Set<String>) -> [PrivacyFinding] {
        var found: [(code: DiagnosticCode, range: Range<Int>)] = []
        var index = 0
        while index < bytes.count {
            var end = index + 1
            if Digits.value(bytes, index) != nil {
                let cluster = DigitRun(bytes, from: index)
                found += cluster.findings(bytes, kind: kind, helplines: [])
                end = cluster.end
            } else if bytes[index] == UInt8(ascii: "@"), let range = EmailPattern.address(bytes, at: index, permitted: domains) {
                found.append((.personalEmail, range))
            } else if bytes[index] == UInt8(ascii: "+"), let range = PlusCode.range(bytes, at: index) {
                found.append((.mapCoordinates, range))
            } else if bytes[index...].starts(with: "://".utf8) {
                let address = WebAddress(bytes, at: index)
                if address.isMap { found.append((.mapCoordinates, address.range)) }
                if address.phone != nil { found.append((.personalPhone, address.range)) }
                if let range = address.mail(bytes, permitted: domains) { found.append((.personalEmail, range)) }
                end = address.range.upperBound
            }
            index = end
        }
        return (found + WordPatterns().findings(bytes)).map {
            PrivacyFinding(code: $0.code, text: String(decoding: bytes[$0.range], as: UTF8.self), offset: $0.range.lowerBound)
        }
    }

    /// Marks of direction and hidden characters, in any text that holds a byte of theirs.
    static func deceptions(in text: String) -> [String] {
        var found: [(offset: Int, name: String)] = []
        func add(_ index: String.Index, _ scalar: Unicode.Scalar) {
            found.append((text.utf8.distance(from: text.startIndex, to: index), HiddenCharacter.name(scalar)))
        }
        let scalars = text.unicodeScalars
        for index in scalars.indices where [0x200E, 0x200F, 0x061C].contains(scalars[index].value) { add(index, scalars[index]) }
        for index in scalars.indices
        where (0x202A...0x202E).contains(scalars[index].value) || (0x2066...0x2069).contains(scalars[index].value) {
            add(index, scalars[index])
        }
        for (index, scalar, _) in HiddenCharacter.findings(in: text) where scalar.value != 0xFEFF || index != text.startIndex {
            add(index, scalar)
        }
        return found.sorted { $0.offset < $1.offset }.map { "\($0.offset) \($0.name)" }
    }
}
