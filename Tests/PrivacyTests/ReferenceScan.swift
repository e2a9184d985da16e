import Diagnostics
import Localization
@testable import Privacy

/// What the privacy check does in blocks, said byte by byte.
enum ReferenceScan {
    /// Every text at every place.
    static func matches(_ texts: [String], in bytes: [UInt8]) -> [[Int]] {
        bytes.indices.flatMap { start in
            texts.indices.filter { texts[$0].utf8.count >= 4 && bytes[start...].starts(with: texts[$0].utf8) }.map { [$0, start] }
        }
    }

    /// Marks of direction and hidden characters, in any text that holds a byte of theirs.
    static func deceptions(in text: String) -> [String] {
        var found: [(offset: Int, name: String)] = []
        func add(_ index: String.Index, _ scalar: Unicode.Scalar) {
            found.append((text.utf8.distance(from: text.startIndex, to: index), DeceptiveCharacter.name(scalar)))
        }
        let scalars = text.unicodeScalars
        for index in scalars.indices where [0x200E, 0x200F, 0x061C].contains(scalars[index].value) { add(index, scalars[index]) }
        for index in scalars.indices
        where (0x202A...0x202E).contains(scalars[index].value) || (0x2066...0x2069).contains(scalars[index].value) {
            add(index, scalars[index])
        }
        for (index, scalar, _) in DeceptiveCharacter.findings(in: text) where scalar.value != 0xFEFF || index != text.startIndex {
            add(index, scalar)
        }
        return found.sorted { $0.offset < $1.offset }.map { "\($0.offset) \($0.name)" }
    }
}
