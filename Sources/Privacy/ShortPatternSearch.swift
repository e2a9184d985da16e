internal import Bytes

/// Finds patterns of four bytes, which are too short for `MultiPatternSearch`.
struct ShortPatternSearch: Sendable {
    static let length = 4

    private struct Text {
        let needle: Int
        let bytes: [UInt8]
        /// The offset of its index pair.
        let offset: Int
    }

    /// A pair of adjacent bytes, each repeated in all lanes of a vector.
    private struct Pair {
        let first: ByteBlock
        let second: ByteBlock
    }

    private var texts: [Text] = []
    private var pairs: [Pair] = []

    init(_ needles: [[UInt8]]) {
        var known: Set<[UInt8]> = []
        for (index, bytes) in needles.enumerated() where bytes.count == Self.length {
            func pair(_ offset: Int) -> [UInt8] { Array(bytes[offset..<offset + 2]) }
            let offset = (0...Self.length - 2).first { known.contains(pair($0)) } ?? ByteFrequency.rarest(2, of: bytes)
            texts.append(Text(needle: index, bytes: bytes, offset: offset))
            guard known.insert(pair(offset)).inserted else { continue }
            pairs.append(
                Pair(first: ByteBlock(repeating: bytes[offset]), second: ByteBlock(repeating: bytes[offset + 1])))
        }
    }

    var isEmpty: Bool { texts.isEmpty }

    func find(in bytes: UnsafeBufferPointer<UInt8>, _ hits: inout [MultiPatternSearch.Hit]) {
        guard !texts.isEmpty else { return }
        pairs.withUnsafeBufferPointer { pairs in
            for start in stride(from: 0, to: bytes.count, by: 16) {
                let block = bytes.block(at: start), next = bytes.block(at: start &+ 1)
                var mask = ByteMask(repeating: false)
                for pair in pairs { mask = mask .| ((block .== pair.first) .& (next .== pair.second)) }
                var positions = mask.positions
                while positions != 0 {
                    let position = start + positions.trailingZeroBitCount / 4
                    for text in texts where bytes.matches(text.bytes, at: position - text.offset) {
                        hits.append((text.needle, position - text.offset))
                    }
                    positions &= positions - 1
                }
            }
        }
    }
}
